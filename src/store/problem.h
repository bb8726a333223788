#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "campaign/rectification.h"
#include "campaign/scope.h"

namespace zs::store {

using MilestoneId = Id<struct MilestoneTag>;
using RectificationId = Id<struct RectificationTag>;
using ExtensionId = Id<struct ExtensionTag>;

struct Problem {
    ProblemId id;
    CampaignId campaign_id;
    std::string campaign_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string path;  ///< of the organisation's jurisdiction
    std::optional<ItemId> item_id;
    std::optional<std::string> number;  ///< of the item
    std::optional<SubmissionId> submission_id;
    campaign::ProblemSource source = campaign::ProblemSource::inspector;
    std::string title;
    std::string detail;
    campaign::ProblemProgress progress;
    std::string raised_by;  ///< display name
    std::string raised_at;
    std::optional<std::string> closed_at;
    std::string measure;      ///< of the round that runs; empty: not planned yet
    std::string responsible;  ///< likewise
    std::int64_t revision = 1;
};

struct ProblemFilter {
    campaign::Reach reach;
    std::optional<CampaignId> campaign_id;
    std::optional<OrganisationId> organisation_id;
    std::optional<campaign::ProblemState> state;
    bool unsettled = false;  ///< not closed
    std::optional<std::string>
        overdue_on;  ///< still to be put right on that day, which is after they were due
};

struct Milestone {
    MilestoneId id;
    std::string title;
    std::string due_on;
    std::optional<std::string> done_at;
};

struct Extension {
    ExtensionId id;
    std::string due_before;
    std::string until;
    std::string reason;
    std::string asked_by;  ///< display name
    std::string asked_at;
    std::optional<campaign::Verdict> verdict;
    std::optional<std::string> verdict_reason;
    std::optional<std::string> decided_by;
    std::optional<std::string> decided_at;
};

/// One round of putting right.
struct Rectification {
    RectificationId id;
    int round = 1;
    std::string measure;
    std::string responsible;
    std::string due_on;  ///< as first planned
    std::string outcome;
    std::string planned_by;  ///< display name
    std::string planned_at;
    std::vector<Milestone> milestones;
    std::vector<Extension> extensions;
};

/// What happened to a problem, in order: its history is never rewritten.
struct ProblemStep {
    int round = 1;
    campaign::ProblemEvent event = campaign::ProblemEvent::raised;
    std::string note;
    std::string user_name;  ///< display name
    std::string happened_at;
};

}  // namespace zs::store
