#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "campaign/effect.h"
#include "campaign/scope.h"
#include "campaign/workflow.h"

namespace zs::store {

struct BoardBody {
    OrganisationId id;
    std::string name;
};

struct BoardItem {
    ItemId id;
    std::string number;
    std::string list_name;
    std::string text;
};

/// One assignment of the heat map.
struct BoardCell {
    ItemId item_id;
    OrganisationId organisation_id;
    campaign::AssignmentState state = campaign::AssignmentState::open;
    std::string due_order;
};

enum class StepKind { filed, returned, accepted };
ZS_WIRE_ENUM(StepKind, filed, returned, accepted);

struct StepFilter {
    CampaignId campaign_id;
    campaign::Reach reach;
    StepKind kind = StepKind::filed;
    std::string since;   ///< times: from this one
    std::string before;  ///< to before this one
};

/// A filing, a return or an acceptance of a campaign.
struct BoardStep {
    SubmissionId submission_id;
    std::string number;
    std::string item_text;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string reason;
    std::int64_t edition = 0;
    std::string happened_at;
    std::string path;  ///< of the organisation's jurisdiction
    campaign::SubmissionState state = campaign::SubmissionState::draft;  ///< in which it was decided
};

/// A file of the library in a place where it would have been asked for once more.
struct Reuse {
    EvidenceId evidence_id;
    std::string title;
    SubmissionId submission_id;
    std::string number;
    std::string item_text;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string linked_at;
    std::string path;      ///< of the organisation's jurisdiction
    bool let_out = false;  ///< what it was linked to has left the unit
};

/// How far a body is.
struct BodyProgress {
    OrganisationId organisation_id;
    std::string organisation_name;
    std::int64_t total = 0;
    std::int64_t settled = 0;  ///< accepted or not involved
    std::int64_t overdue = 0;
};

}  // namespace zs::store
