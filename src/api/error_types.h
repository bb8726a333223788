#pragma once

#include "base/error.h"
#include "json/describe.h"

namespace zs {

ZS_WIRE_ENUM(ErrorCode, invalid_input, malformed_document, unsupported, too_large, not_found, conflict,
             unauthenticated, permission_denied, unavailable, storage_full, storage_failed, internal);
ZS_WIRE(FieldError, path, message);
ZS_WIRE(Error, code, message, where, fields);

}  // namespace zs

namespace zs::api {

/// The body of every answer that is not a success.
struct Failure {
    Error error;
};
ZS_WIRE(Failure, error);

/// The only place where an error becomes an HTTP status.
int status_of(ErrorCode code);
std::string failure_body(Error const& error);

}  // namespace zs::api
