#include "main/site.h"

namespace zs {

std::string_view const kSecurityFields =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

namespace {

bool is_api(Request const& request) {
    return request.path == "/api" || request.path.starts_with("/api/");
}

}  // namespace

BodyPlan Site::plan_body(Request const& request) {
    if (is_api(request)) return api_.plan_body(request);
    BodyPlan plan;
    plan.refusal = refuse({ErrorCode::not_found, "没有这个地址", {}, {}}, 404);
    return plan;
}

std::optional<BodyPlan> Site::plan_quickly(Request const& request) const {
    return is_api(request) ? api_.plan_small_body(request) : std::nullopt;
}

Response Site::handle(Request& request) {
    if (is_api(request)) return api_.handle(request);
    try {
        return pages_.serve(request);
    } catch (std::exception const&) {  // the file went away while it was read
        return refuse({ErrorCode::internal, "页面文件无法读取，请联系管理员", {}, {}}, 500);
    }
}

bool Site::is_quick(Request const& request) const {
    return request.path == "/api/health" || !is_api(request);
}

}  // namespace zs
