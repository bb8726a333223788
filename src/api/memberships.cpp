#include "api/endpoints.h"
#include "api/organisation_types.h"
#include "app/application.h"

namespace zs::api {

using campaign::Right;

Membership to_wire(app::Membership&& membership) {
    return {membership.id,
            membership.user_id,
            std::move(membership.user_name),
            std::move(membership.display_name),
            membership.organisation_id,
            std::move(membership.organisation_name),
            membership.role,
            membership.deputy_of,
            std::move(membership.starts_on),
            std::move(membership.ends_on),
            std::move(membership.ended_reason)};
}

namespace {

Result<PageOf<Membership>> list(app::Application& app, MembershipQuery const& query, Call& call) {
    app::MembershipWish const wish{query.organisation_id, query.user_id, query.role,
                                   query.ended.value_or(false)};
    ASSIGN_OR_RETURN(auto page, app.memberships().list(wish, page_request(query), call.caller));
    return to_wire_page<Membership>(std::move(page), to_wire);
}

Result<Membership> create(app::Application& app, NewMembership const& in, Call& call) {
    app::NewMembership const wanted{in.user_name, in.display_name, in.password, in.organisation_id,
                                    in.role,      in.starts_on,    in.ends_on};
    ASSIGN_OR_RETURN(auto made, app.memberships().create(wanted, call.caller));
    return to_wire(std::move(made));
}

Result<RowsOf<Membership>> own(app::Application& app, Call& call) {
    ASSIGN_OR_RETURN(auto rows, app.memberships().own(call.caller));
    RowsOf<Membership> out;
    for (auto& row : rows)
        out.rows.push_back(to_wire(std::move(row)));
    return out;
}

}  // namespace

void add_membership_endpoints(Router& router, app::Application* app) {
    router
        .get<MembershipQuery, PageOf<Membership>>(
            "/api/memberships", "Who is what where", Access::reader,
            [app](MembershipQuery const& query, Call& call) { return list(*app, query, call); })
        .needs(Right::see, "membership", "list");
    router.get<Nothing, RowsOf<Membership>>("/api/my/memberships", "What the caller is today", Access::reader,
                                            [app](Nothing const&, Call& call) { return own(*app, call); });
    router
        .post<NewMembership, Membership>(
            "/api/memberships", "Give somebody a role at a body, with an account if needed", Access::reader,
            [app](NewMembership const& in, Call& call) { return create(*app, in, call); })
        .needs(Right::manage, "organisation", "body/organisation_id")
        .status = 201;
    router
        .post<NewDeputy, Membership>(
            "/api/memberships/{id}/deputy", "Let somebody stand in between two days", Access::reader,
            [app](NewDeputy const& in, Call& call) -> Result<Membership> {
                ASSIGN_OR_RETURN(auto made, app->memberships().appoint_deputy(
                                                call.id<MembershipId>(),
                                                {in.user_name, in.starts_on, in.ends_on}, call.caller));
                return to_wire(std::move(made));
            })
        .needs(Right::manage, "membership")
        .status = 201;
    router
        .post<MembershipEnd, Membership>(
            "/api/memberships/{id}/end", "End a role, with a reason", Access::reader,
            [app](MembershipEnd const& in, Call& call) -> Result<Membership> {
                ASSIGN_OR_RETURN(auto ended, app->memberships().end(call.id<MembershipId>(),
                                                                    {in.last_day, in.reason}, call.caller));
                return to_wire(std::move(ended));
            })
        .needs(Right::manage, "membership");
}

}  // namespace zs::api
