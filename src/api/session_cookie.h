#pragma once

#include <string>
#include <string_view>

namespace zs::api {

/// "Set-Cookie: …\r\n" for a new session and for one that ended.
std::string session_cookie(std::string_view token, bool secure);
std::string expired_session_cookie(bool secure);
/// The session token of a Cookie header; empty if there is none.
std::string_view session_token(std::string_view cookie_header);

}  // namespace zs::api
