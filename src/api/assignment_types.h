#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/page_types.h"
#include "app/assignments.h"
#include "json/describe.h"
#include "json/settable.h"

namespace zs::api {

/// `clause`: its place in the item from 0, -1 for the whole item. `via_unit_name`: the group it comes
/// through.
struct Assignment {
    AssignmentId id;
    CampaignId campaign_id;
    ItemId item_id;
    std::string number;
    std::string list_name;
    std::string text;
    int clause = -1;
    OrganisationId organisation_id;
    std::string organisation_name;
    store::DutyRole role = store::DutyRole::responsible;
    std::optional<std::string> via_unit_name;
    std::optional<MaterialRequestId> request_id;
    std::optional<std::string> due_on;
    std::optional<UserId> assignee_id;
    std::optional<std::string> assignee_name;
    store::AssignmentState state = store::AssignmentState::open;
    std::int64_t revision = 1;
};
ZS_WIRE(Assignment, id, campaign_id, item_id, number, list_name, text, clause, organisation_id,
        organisation_name, role, via_unit_name, request_id, due_on, assignee_id, assignee_name, state,
        revision);

/// `sort` is due or number. `owed`: open, draft or returned. `spared`: asked for in one request with another
/// item.
struct AssignmentQuery {
    std::optional<OrganisationId> organisation_id;
    std::optional<ItemId> item_id;
    std::optional<store::DutyRole> role;
    std::optional<store::AssignmentState> state;
    std::optional<UserId> assignee_id;
    std::optional<bool> unassigned;
    std::optional<bool> owed;
    std::optional<bool> spared;
    std::optional<std::string> due_since;
    std::optional<std::string> due_until;
    std::optional<std::string> q;
    std::optional<std::string> sort;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(AssignmentQuery, organisation_id, item_id, role, state, assignee_id, unassigned, owed, spared,
        due_since, due_until, q, sort, offset, limit);
ZS_WIRE_RULES(AssignmentQuery, {.field = "q", .max = 100}, {.field = "sort", .description = "due or number"},
              {.field = "offset", .min = 0}, {.field = "limit", .min = 1, .max = kMaxPageLimit});

/// `assignee` is a user name, or empty for nobody in particular; a changed day needs a reason.
struct AssignmentEdit {
    std::vector<AssignmentId> ids;
    std::optional<std::string> assignee;
    json::Settable<std::string> due_on;
    std::optional<std::string> reason;
};
ZS_WIRE(AssignmentEdit, ids, assignee, due_on, reason);
ZS_WIRE_RULES(AssignmentEdit, {.field = "ids", .min = 1, .max = 1000}, {.field = "assignee", .max = 64},
              {.field = "due_on", .format = "date"}, {.field = "reason", .max = 500});

struct EditedAssignment {
    Assignment before;
    std::optional<std::string> due_on;
    std::optional<std::string> assignee_name;
    bool changes = false;
    std::optional<std::string> refusal;
};
ZS_WIRE(EditedAssignment, before, due_on, assignee_name, changes, refusal);

Assignment to_wire(app::Assignment&& assignment);

}  // namespace zs::api
