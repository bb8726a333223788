#include "api/endpoints.h"
#include "api/organisation_types.h"
#include "app/application.h"

namespace zs::api {

using campaign::Right;

Jurisdiction to_wire(app::Jurisdiction&& jurisdiction) {
    return {jurisdiction.id, jurisdiction.parent_id, jurisdiction.level, std::move(jurisdiction.name)};
}

Organisation to_wire(app::Organisation&& organisation) {
    return {organisation.id,
            organisation.jurisdiction_id,
            std::move(organisation.jurisdiction_name),
            organisation.parent_id,
            std::move(organisation.name),
            organisation.position,
            std::move(organisation.closed_at),
            organisation.member_count,
            organisation.revision};
}

namespace {

void add_jurisdictions(Router& router, app::Application* app) {
    router
        .get<Nothing, RowsOf<Jurisdiction>>(
            "/api/jurisdictions", "Places the caller belongs to or sees, from above to below", Access::reader,
            [app](Nothing const&, Call& call) -> Result<RowsOf<Jurisdiction>> {
                ASSIGN_OR_RETURN(auto rows, app->organisations().jurisdictions(call.caller));
                RowsOf<Jurisdiction> out;
                for (auto& row : rows)
                    out.rows.push_back(to_wire(std::move(row)));
                return out;
            })
        .needs(Right::see, "jurisdiction", "list");
    router
        .post<NewJurisdiction, Jurisdiction>(
            "/api/jurisdictions", "Add a place below another one", Access::reader,
            [app](NewJurisdiction const& in, Call& call) -> Result<Jurisdiction> {
                ASSIGN_OR_RETURN(auto made, app->organisations().create_jurisdiction(
                                                {in.parent_id, in.level, in.name}, call.caller));
                return to_wire(std::move(made));
            })
        .needs(Right::manage, "jurisdiction", "body/parent_id")
        .status = 201;
    router
        .patch<JurisdictionChange, Jurisdiction>(
            "/api/jurisdictions/{id}", "Rename a place", Access::reader,
            [app](JurisdictionChange const& in, Call& call) -> Result<Jurisdiction> {
                ASSIGN_OR_RETURN(auto made, app->organisations().rename_jurisdiction(
                                                call.id<JurisdictionId>(), in.name, call.caller));
                return to_wire(std::move(made));
            })
        .needs(Right::manage, "jurisdiction");
    router
        .remove("/api/jurisdictions/{id}", "Remove a place that holds nothing", Access::reader,
                [app](Call& call) -> Result<Nothing> {
                    RETURN_IF_ERROR(
                        app->organisations().remove_jurisdiction(call.id<JurisdictionId>(), call.caller));
                    return Nothing{};
                })
        .needs(Right::manage, "jurisdiction");
}

Result<Organisation> change(app::Application& app, OrganisationChange const& in, Call& call) {
    app::OrganisationChange const change{in.revision,        in.name,     in.parent_id.given,
                                         in.parent_id.value, in.position, in.closed};
    ASSIGN_OR_RETURN(auto changed,
                     app.organisations().change(call.id<OrganisationId>(), change, call.caller));
    return to_wire(std::move(changed));
}

}  // namespace

void add_organisation_endpoints(Router& router, app::Application* app) {
    add_jurisdictions(router, app);
    router
        .get<OrganisationQuery, PageOf<Organisation>>(
            "/api/organisations", "Bodies the caller sees", Access::reader,
            [app](OrganisationQuery const& query, Call& call) -> Result<PageOf<Organisation>> {
                app::OrganisationWish const wish{query.jurisdiction_id, query.q,
                                                 query.closed.value_or(false)};
                ASSIGN_OR_RETURN(auto page,
                                 app->organisations().list(wish, page_request(query), call.caller));
                return to_wire_page<Organisation>(std::move(page), to_wire);
            })
        .needs(Right::see, "organisation", "list");
    router
        .post<NewOrganisation, Organisation>(
            "/api/organisations", "Add a body", Access::reader,
            [app](NewOrganisation const& in, Call& call) -> Result<Organisation> {
                ASSIGN_OR_RETURN(auto made, app->organisations().create(
                                                {in.jurisdiction_id, in.parent_id, in.name}, call.caller));
                return to_wire(std::move(made));
            })
        .needs(Right::manage, "jurisdiction", "body/jurisdiction_id")
        .status = 201;
    router
        .get<Nothing, Organisation>(
            "/api/organisations/{id}", "One body", Access::reader,
            [app](Nothing const&, Call& call) -> Result<Organisation> {
                ASSIGN_OR_RETURN(auto found,
                                 app->organisations().find(call.id<OrganisationId>(), call.caller));
                return to_wire(std::move(found));
            })
        .needs(Right::see, "organisation");
    router
        .patch<OrganisationChange, Organisation>(
            "/api/organisations/{id}", "Rename, move or close a body", Access::reader,
            [app](OrganisationChange const& in, Call& call) { return change(*app, in, call); })
        .needs(Right::manage, "organisation");
}

}  // namespace zs::api
