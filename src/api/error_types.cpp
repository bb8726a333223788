#include "api/error_types.h"

#include "json/encode.h"

namespace zs::api {

int status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid_input: return 400;
        case ErrorCode::malformed_document: return 422;
        case ErrorCode::unsupported: return 415;
        case ErrorCode::too_large: return 413;
        case ErrorCode::not_found: return 404;
        case ErrorCode::conflict: return 409;
        case ErrorCode::unauthenticated: return 401;
        case ErrorCode::permission_denied: return 403;
        case ErrorCode::unavailable: return 429;
        case ErrorCode::storage_full: return 507;
        case ErrorCode::storage_failed: return 500;
        case ErrorCode::internal: return 500;
    }
    return 500;
}

std::string failure_body(Error const& error) {
    return json::encode(Failure{error});
}

}  // namespace zs::api
