#include "api/assignment_types.h"
#include "api/endpoints.h"
#include "app/application.h"

namespace zs::api {

using campaign::Right;

Assignment to_wire(app::Assignment&& assignment) {
    return {assignment.id,
            assignment.campaign_id,
            assignment.item_id,
            std::move(assignment.number),
            std::move(assignment.list_name),
            std::move(assignment.text),
            assignment.clause,
            assignment.organisation_id,
            std::move(assignment.organisation_name),
            assignment.role,
            std::move(assignment.via_unit_name),
            assignment.request_id,
            std::move(assignment.due_on),
            assignment.assignee_id,
            std::move(assignment.assignee_name),
            assignment.state,
            assignment.revision};
}

namespace {

Result<PageOf<Assignment>> list(app::Application& app, AssignmentQuery const& query, Call& call) {
    app::AssignmentFilter filter;
    filter.campaign_id = call.id<CampaignId>();
    filter.organisation_id = query.organisation_id;
    filter.item_id = query.item_id;
    filter.role = query.role;
    filter.state = query.state;
    filter.assignee_id = query.assignee_id;
    filter.unassigned = query.unassigned.value_or(false);
    filter.owed = query.owed.value_or(false);
    filter.spared = query.spared.value_or(false);
    filter.due_since = query.due_since;
    filter.due_until = query.due_until;
    filter.q = query.q;
    auto const sort = query.sort.value_or("due");
    if (sort != "due" && sort != "number")
        return Error{ErrorCode::invalid_input, "排序方式只能是 due 或 number", "?sort", {}};
    filter.order = sort == "due" ? store::AssignmentOrder::due : store::AssignmentOrder::number;
    ASSIGN_OR_RETURN(auto page, app.assignments().list(filter, page_request(query), call.caller));
    return to_wire_page<Assignment>(std::move(page), to_wire);
}

RowsOf<EditedAssignment> edits_to_wire(std::vector<app::EditedAssignment>&& rows) {
    RowsOf<EditedAssignment> out;
    for (auto& row : rows)
        out.rows.push_back({to_wire(std::move(row.before)), std::move(row.due_on),
                            std::move(row.assignee_name), row.changes, std::move(row.refusal)});
    return out;
}

app::AssignmentEdit from_wire(AssignmentEdit const& in) {
    return {in.assignee, in.due_on, in.reason.value_or("")};
}

}  // namespace

void add_assignment_endpoints(Router& router, app::Application* app) {
    router
        .get<AssignmentQuery, PageOf<Assignment>>(
            "/api/campaigns/{id}/assignments", "Who has to do what", Access::reader,
            [app](AssignmentQuery const& query, Call& call) { return list(*app, query, call); })
        .needs(Right::see, "campaign");
    router
        .post<AssignmentEdit, RowsOf<EditedAssignment>>(
            "/api/campaigns/{id}/assignments/preview", "What an edit of many would do", Access::reader,
            [app](AssignmentEdit const& in, Call& call) -> Result<RowsOf<EditedAssignment>> {
                ASSIGN_OR_RETURN(auto rows, app->assignments().preview(call.id<CampaignId>(), in.ids,
                                                                       from_wire(in), call.caller));
                return edits_to_wire(std::move(rows));
            })
        .needs(Right::manage, "assignment", "body/ids");
    router
        .post<AssignmentEdit, RowsOf<EditedAssignment>>(
            "/api/campaigns/{id}/assignments/edit", "Edit many at once, all or none", Access::reader,
            [app](AssignmentEdit const& in, Call& call) -> Result<RowsOf<EditedAssignment>> {
                ASSIGN_OR_RETURN(auto rows, app->assignments().edit(call.id<CampaignId>(), in.ids,
                                                                    from_wire(in), call.caller));
                return edits_to_wire(std::move(rows));
            })
        .needs(Right::manage, "assignment", "body/ids");
}

}  // namespace zs::api
