#include "api/endpoints.h"
#include "api/session_cookie.h"
#include "api/session_types.h"
#include "app/application.h"

namespace zs::api {

namespace {

Session wire_of(app::Session const& session) {
    auto const& user = session.user;
    return {{user.id, user.user_name, user.display_name, user.role, user.must_change_password},
            session.csrf_token};
}

}  // namespace

void add_session_endpoints(Router& router, app::Application* app) {
    auto& log_in = router.post<LogIn, Session>(
        "/api/session", "Log in", Access::anyone, [app](LogIn const& in, Call& call) -> Result<Session> {
            std::string const address(call.remote_address);
            auto opened = app->sessions().log_in(in.user_name, in.password, address);
            if (!opened.ok()) {
                call.retry_after = app->sessions().wait_of(in.user_name, address);
                return opened.error();
            }
            call.response_fields += session_cookie(opened->token, call.secure);
            return wire_of(opened->session);
        });
    log_in.holds_secret = true;
    auto& current = router.get<Nothing, Session>(
        "/api/session", "Who is logged in", Access::reader,
        [app](Nothing const&, Call& call) -> Result<Session> {
            ASSIGN_OR_RETURN(auto const session, app->sessions().authenticate(call.session_token));
            return wire_of(session);
        });
    current.holds_secret = true;
    current.before_own_password = true;
    auto& log_out =
        router.remove("/api/session", "Log out", Access::reader, [app](Call& call) -> Result<Nothing> {
            RETURN_IF_ERROR(app->sessions().log_out(call.session_token));
            call.response_fields += expired_session_cookie(call.secure);
            return Nothing{};
        });
    log_out.before_own_password = true;
    auto& password = router.post<PasswordChange, Nothing>(
        "/api/session/password", "Change one's own password", Access::reader,
        [app](PasswordChange const& in, Call& call) -> Result<Nothing> {
            auto const changed =
                app->sessions().change_password(call.session_token, in.old_password, in.new_password);
            if (changed.ok()) return Nothing{};
            call.retry_after =
                app->sessions().wait_of(call.caller.user_name, std::string(call.remote_address));
            return changed.error();
        });
    password.before_own_password = true;
}

}  // namespace zs::api
