#include "api/endpoints.h"
#include "api/hand_over_types.h"
#include "app/application.h"

namespace zs::api {

Holdings to_wire(app::Holdings&& held) {
    Holdings out{held.user_id, std::move(held.user_name), std::move(held.display_name), {},
                 {},           held.memberships_beyond};
    for (auto& membership : held.memberships)
        out.memberships.push_back(to_wire(std::move(membership)));
    for (auto& holding : held.holdings)
        out.holdings.push_back({std::move(holding.kind), holding.amount, holding.beyond});
    return out;
}

void add_hand_over_endpoints(Router& router, app::Application* app) {
    router
        .get<Nothing, Holdings>(
            "/api/people/{id}/holdings", "What somebody holds that the caller may hand over", Access::reader,
            [app](Nothing const&, Call& call) -> Result<Holdings> {
                ASSIGN_OR_RETURN(auto held, app->hand_over().preview(call.id<UserId>(), call.caller));
                return to_wire(std::move(held));
            })
        .needs(campaign::Right::manage, "person");
    router
        .post<HandOver, Holdings>(
            "/api/people/{id}/hand_over", "Give all that somebody holds to a successor", Access::reader,
            [app](HandOver const& in, Call& call) -> Result<Holdings> {
                ASSIGN_OR_RETURN(auto held, app->hand_over().carry_out(call.id<UserId>(), in.successor,
                                                                       in.reason, call.caller));
                return to_wire(std::move(held));
            })
        .needs(campaign::Right::manage, "person");
}

}  // namespace zs::api
