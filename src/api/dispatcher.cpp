#include "api/dispatcher.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <random>

#include "api/error_types.h"
#include "api/file_answer.h"
#include "api/session_cookie.h"
#include "app/query_count.h"
#include "app/sessions.h"
#include "app/shared_commit.h"
#include "app/trouble.h"
#include "base/percent.h"

namespace zs::api {

namespace {

constexpr char const* kJsonFields = "Content-Type: application/json\r\nCache-Control: no-store\r\n";
/// `where` of the refusal: the member of the session (GET /api/session) that says why.
constexpr char const* kMustChangePassword = "/user/must_change_password";
constexpr char const* kBusyRetryAfter = "2";
constexpr std::uint64_t kSmallBody = 64U << 10;

/// Each role includes those after it.
bool role_suffices(app::Role role, Access access) {
    switch (access) {
        case Access::anyone: return true;
        case Access::reader: return true;
        case Access::editor: return role != app::Role::reader;
        case Access::administrator: return role == app::Role::administrator;
    }
    return false;
}

/// In the same time wherever the difference is.
bool same_secret(std::string_view a, std::string_view b) {
    if (a.size() != b.size() || a.empty()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i] ^ b[i]);
    return difference == 0;
}

bool is_json(std::string_view content_type) {
    return equals_ignoring_case(content_type.substr(0, content_type.find(';')), "application/json");
}

bool is_small(std::string_view content_length) {
    std::uint64_t size = 0;
    auto const [end, code] =
        std::from_chars(content_length.data(), content_length.data() + content_length.size(), size);
    return code == std::errc() && end == content_length.data() + content_length.size() && size <= kSmallBody;
}

Error error(ErrorCode code, std::string message) {
    return {code, std::move(message), {}, {}};
}

/// RFC 6266: every browser saves the file under its Chinese name.
std::string content_disposition(std::string const& file_name) {
    return "attachment; filename=\"download\"; filename*=UTF-8''" + percent_encode(file_name);
}

/// Of what was thrown: a database that is away is not the same as too many attempts.
int status_of_thrown(ErrorCode code) {
    return code == ErrorCode::unavailable ? 503 : status_of(code);
}

Response to_response(Route const& route, Reply&& reply, Call& call, Request const& request) {
    Response response;
    response.status = route.status;
    response.body = std::move(reply.body);
    if (reply.file) {
        response.add("Content-Type", reply.file->media_type).add("Cache-Control", "no-store");
        if (!reply.file->file_name.empty())
            response.add("Content-Disposition", content_disposition(reply.file->file_name));
        put_file(response, std::move(*reply.file), request);
    } else {
        if (route.status != 204) response.fields = kJsonFields;
        response.compressible = !route.holds_secret;
    }
    response.fields += call.response_fields;
    return response;
}

}  // namespace

Dispatcher::Dispatcher(Router const& router, app::Sessions& sessions, app::SharedCommit& shared_commit,
                       Log const& log)
    : router_(router),
      sessions_(sessions),
      shared_commit_(shared_commit),
      log_(log),
      next_id_(std::uint64_t{std::random_device{}()} << 32U) {}

Dispatcher::Visit Dispatcher::begin(Request& request, std::chrono::steady_clock::time_point since) {
    return {request, fmt::format("{:016x}", next_id_.fetch_add(1)), since};
}

Result<void> Dispatcher::check_session(Route const& route, Request const& request, Call& call) {
    call.session_token = session_token(request.header("Cookie"));
    if (call.session_token.empty()) return error(ErrorCode::unauthenticated, "请先登录");
    ASSIGN_OR_RETURN(auto const session, sessions_.authenticate(call.session_token));
    known_tokens_.add(call.session_token);
    bool const changes = route.method != "GET";
    if (changes && !same_secret(request.header("X-CSRF-Token"), session.csrf_token)) {
        return error(ErrorCode::permission_denied, "页面已过期，请刷新后再试");
    }
    if (session.user.must_change_password && !route.before_own_password) {
        return Error{ErrorCode::permission_denied, "请先设置您自己的密码", kMustChangePassword, {}};
    }
    if (!role_suffices(session.user.role, route.access)) {
        return error(ErrorCode::permission_denied, "您的角色不能进行此操作，请联系管理员");
    }
    call.caller = session.caller();
    return {};
}

Result<Route const*> Dispatcher::admit(Request const& request, Call& call, std::string& allowed_methods) {
    auto match = router_.match(request.method, request.path);
    if (match.route == nullptr) {
        allowed_methods = std::move(match.allowed_methods);
        return error(ErrorCode::not_found,
                     allowed_methods.empty() ? "没有这个地址" : "这个地址不接受此种请求");
    }
    call.path_ids = match.path_ids;
    call.remote_address = request.remote_address;
    call.secure = request.secure;
    if (match.route->access != Access::anyone) RETURN_IF_ERROR(check_session(*match.route, request, call));
    return match.route;
}

std::optional<BodyPlan> Dispatcher::plan_small_body(Request const& request) const {
    if (!is_small(request.header("Content-Length"))) return std::nullopt;
    auto const* const route = router_.match(request.method, request.path).route;
    if (route == nullptr || route->open_sink) return std::nullopt;
    BodyPlan plan;
    plan.max_bytes = route->max_body_bytes;
    return plan;
}

BodyPlan Dispatcher::plan_body(Request const& request) {
    BodyPlan plan;
    Call call;
    std::string allowed_methods;
    try {
        auto const route = admit(request, call, allowed_methods);
        if (!route.ok()) {
            plan.refusal = fail(route.error(), allowed_methods);
            return plan;
        }
        plan.max_bytes = (*route)->max_body_bytes;
        if (!(*route)->open_sink) return plan;
        auto sink = (*route)->open_sink(request, call);
        if (sink.ok())
            plan.sink = sink.take();
        else
            plan.refusal = fail(sink.error(), {});
    } catch (std::exception const& bug) {
        log_.error("request.failed", {{"what", std::string_view(bug.what())}});
        auto const trouble =
            app::error_of(bug).value_or(error(ErrorCode::internal, "服务器内部错误，请联系管理员"));
        plan.refusal = refuse(trouble, status_of_thrown(trouble.code));
    }
    return plan;
}

Response Dispatcher::run(Visit& visit) {
    auto& request = visit.request;
    Call call;
    std::string allowed_methods;
    auto const admitted = admit(request, call, allowed_methods);
    if (!admitted.ok()) return fail(admitted.error(), allowed_methods);
    visit.route = *admitted;
    if (!request.body.empty() && !is_json(request.header("Content-Type"))) {
        return fail(error(ErrorCode::unsupported, "请求内容须为 application/json"), {});
    }
    auto reply = visit.route->run(request, call);
    if (!reply.ok()) {
        auto response = fail(reply.error());
        if (call.retry_after.count() > 0)
            response.add("Retry-After", std::to_string(call.retry_after.count()));
        return response;
    }
    return to_response(*visit.route, reply.take(), call, request);
}

/// Nobody below could act on it: database away, disk full, a bug.
Response Dispatcher::fail_with(std::exception const& bug, Visit const& visit) {
    log_.error("request.failed",
               {{"request_id", std::string_view(visit.id)},
                {"path", visit.route != nullptr ? std::string_view(visit.route->path) : "?"},
                {"what", std::string_view(bug.what())}});
    auto const trouble = app::error_of(bug).value_or(
        error(ErrorCode::internal, "服务器内部错误，请联系管理员并提供编号 " + visit.id));
    return refuse(trouble, status_of_thrown(trouble.code));
}

Response Dispatcher::answer(Visit& visit) {
    auto const queries_before = app::query_count();
    Response response;
    try {
        response = run(visit);
    } catch (std::exception const& bug) {
        response = fail_with(bug, visit);
    }
    visit.queries = app::query_count() - queries_before;
    return response;
}

Response Dispatcher::handle(Request& request) {
    auto visit = begin(request, std::chrono::steady_clock::now());
    auto response = answer(visit);
    Log::Lines lines(log_);
    end(visit, response, lines);
    return response;
}

/// Who is not known to be logged in must not wait for the writer, nor have others wait.
bool Dispatcher::is_small_change(Request const& request) const {
    if (request.method == "GET" || request.body.size() > kSmallBody) return false;
    auto const* const route = router_.match(request.method, request.path).route;
    return route != nullptr && route->shares_commit &&
           known_tokens_.has(session_token(request.header("Cookie")));
}

void Dispatcher::handle_together(Exchanges& waiting) {
    std::vector<std::pair<Exchange*, Visit>> taken;
    auto const take = [&] {
        auto* const exchange = waiting.next();
        if (exchange != nullptr) taken.emplace_back(exchange, begin(exchange->request, exchange->arrived));
        return exchange != nullptr;
    };
    auto const answer_next = [&] {
        if (!take()) return false;
        taken.back().first->response = answer(taken.back().second);
        return true;
    };
    try {
        shared_commit_.run(answer_next);
    } catch (std::exception const& bug) {
        bool const could_begin = !taken.empty();
        while (!could_begin && take()) {  // what keeps one from beginning keeps all
        }
        for (auto& [exchange, visit] : taken)
            exchange->response = fail_with(bug, visit);
    }
    Log::Lines lines(log_);
    for (auto& [exchange, visit] : taken)
        end(visit, exchange->response, lines);
}

/// The path of the route, not of the request: addresses may carry what people typed.
void Dispatcher::end(Visit const& visit, Response& response, Log::Lines& lines) {
    response.add("X-Request-Id", visit.id);
    std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - visit.began;
    lines.info("request",
               {{"request_id", std::string_view(visit.id)},
                {"method", visit.request.method},
                {"route", visit.route != nullptr ? std::string_view(visit.route->path) : "?"},
                {"status", std::int64_t{response.status}},
                {"bytes", static_cast<std::int64_t>(response.source_size.value_or(response.body.size()))},
                {"queries", visit.queries},
                {"ms", took.count()}});
}

Response Dispatcher::fail(Error const& failure, std::string const& allowed_methods) {
    auto response = refuse(failure, allowed_methods.empty() ? status_of(failure.code) : 405);
    if (!allowed_methods.empty()) response.add("Allow", allowed_methods);
    return response;
}

Response Dispatcher::refuse(Error const& failure, int status) {
    Response response;
    response.status = status;
    response.fields = kJsonFields;
    if (status == 503) response.add("Retry-After", kBusyRetryAfter);
    response.body = failure_body(failure);
    return response;
}

}  // namespace zs::api
