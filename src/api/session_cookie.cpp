#include "api/session_cookie.h"

#include <algorithm>

namespace zs::api {

namespace {

constexpr std::string_view kName = "zs_session=";

std::string cookie(std::string_view value, std::string_view more, bool secure) {
    std::string field = "Set-Cookie: " + std::string(kName);
    field.append(value).append("; Path=/; HttpOnly; SameSite=Strict").append(more);
    if (secure) field += "; Secure";
    return field + "\r\n";
}

}  // namespace

std::string session_cookie(std::string_view token, bool secure) {
    return cookie(token, "", secure);
}

std::string expired_session_cookie(bool secure) {
    return cookie("", "; Max-Age=0", secure);
}

std::string_view session_token(std::string_view cookie_header) {
    while (!cookie_header.empty()) {
        auto const end = std::min(cookie_header.find(';'), cookie_header.size());
        auto part = cookie_header.substr(0, end);
        cookie_header.remove_prefix(std::min(end + 1, cookie_header.size()));
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        if (part.starts_with(kName)) return part.substr(kName.size());
    }
    return {};
}

}  // namespace zs::api
