#include "api/endpoints.h"
#include "api/page_types.h"
#include "api/user_types.h"
#include "app/application.h"

namespace zs::api {

User to_wire(app::User&& user) {
    return {user.id,       std::move(user.user_name), std::move(user.display_name), user.role,
            user.disabled, std::move(user.created_at)};
}

void add_user_endpoints(Router& router, app::Application* app) {
    router.get<PageQuery, PageOf<User>>("/api/users", "The accounts", Access::administrator,
                                        [app](PageQuery const& query, Call&) -> Result<PageOf<User>> {
                                            ASSIGN_OR_RETURN(auto page,
                                                             app->accounts().list(page_request(query)));
                                            return to_wire_page<User>(std::move(page), to_wire);
                                        });
    router
        .post<NewUser, User>(
            "/api/users", "Create an account", Access::administrator,
            [app](NewUser const& in, Call& call) -> Result<User> {
                app::NewUser const wanted{in.user_name, in.display_name, in.role, in.password};
                ASSIGN_OR_RETURN(auto user, app->accounts().create(wanted, call.caller));
                return to_wire(std::move(user));
            })
        .status = 201;
    router.patch<UserChange, User>(
        "/api/users/{id}", "Change an account", Access::administrator,
        [app](UserChange const& in, Call& call) -> Result<User> {
            app::UserChange const change{in.display_name, in.role, in.disabled, in.password};
            ASSIGN_OR_RETURN(auto user, app->accounts().change(call.id<UserId>(), change, call.caller));
            return to_wire(std::move(user));
        });
}

}  // namespace zs::api
