#include "base/error.h"

#include <fmt/format.h>

#include <stdexcept>

namespace zs {

char const* to_string(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid_input: return "invalid_input";
        case ErrorCode::malformed_document: return "malformed_document";
        case ErrorCode::unsupported: return "unsupported";
        case ErrorCode::too_large: return "too_large";
        case ErrorCode::not_found: return "not_found";
        case ErrorCode::conflict: return "conflict";
        case ErrorCode::unauthenticated: return "unauthenticated";
        case ErrorCode::permission_denied: return "permission_denied";
        case ErrorCode::unavailable: return "unavailable";
        case ErrorCode::storage_full: return "storage_full";
        case ErrorCode::storage_failed: return "storage_failed";
        case ErrorCode::internal: return "internal";
    }
    return "internal";
}

void ensure_failed(char const* condition, char const* file, int line) {
    throw std::logic_error(fmt::format("{}:{}: {} does not hold", file, line, condition));
}

}  // namespace zs
