#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"
#include "campaign/effect.h"
#include "campaign/scope.h"

namespace zs::store {

using campaign::AssignmentState;
using campaign::DutyRole;

/// Item (or clause) × body × role, with what a list shows of it.
struct Assignment {
    AssignmentId id;
    CampaignId campaign_id;
    ItemId item_id;
    std::string number;
    std::string list_name;
    std::string text;
    int clause = campaign::kWholeItem;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string path;  ///< of the organisation's jurisdiction
    DutyRole role = DutyRole::responsible;
    std::optional<UnitId> via_unit_id;
    std::optional<std::string> via_unit_name;  ///< 各镇（街道）
    std::optional<MaterialRequestId> request_id;
    std::optional<std::string> due_on;
    std::optional<UserId> assignee_id;
    std::optional<std::string> assignee_name;
    AssignmentState state = AssignmentState::open;
    std::int64_t revision = 1;
};

enum class AssignmentOrder { due, number };

struct AssignmentFilter {
    CampaignId campaign_id;
    campaign::Reach reach;  ///< all where it covers the campaign's jurisdiction: then nothing is looked up
    std::optional<OrganisationId> organisation_id;
    std::optional<ItemId> item_id;
    std::optional<UnitId> via_unit_id;
    std::optional<DutyRole> role;
    std::optional<AssignmentState> state;  ///< none: all but withdrawn
    std::optional<UserId> assignee_id;
    bool unassigned = false;
    bool owed = false;    ///< open, draft or returned
    bool spared = false;  ///< asked for in one request with another item, each item once
    std::optional<std::string> due_since;
    std::optional<std::string> due_until;
    std::optional<std::string> q;  ///< full-text of the item
    AssignmentOrder order = AssignmentOrder::due;
};

/// What one submission answers: a material request for all its items, or an item that has none.
struct Answered {
    CampaignId campaign_id;
    OrganisationId organisation_id;
    ItemId item_id;
    std::optional<MaterialRequestId> request_id;
};

struct StateCount {
    OrganisationId organisation_id;
    AssignmentState state = AssignmentState::open;
    std::optional<std::string> due_on;
    std::int64_t amount = 0;
};

}  // namespace zs::store
