#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/page_types.h"
#include "app/problems.h"
#include "json/describe.h"

namespace zs::api {

struct ProblemSummary {
    ProblemId id;
    CampaignId campaign_id;
    std::string campaign_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::optional<ItemId> item_id;
    std::optional<std::string> number;
    std::optional<SubmissionId> submission_id;
    campaign::ProblemSource source = campaign::ProblemSource::inspector;
    std::string title;
    std::string detail;
    campaign::ProblemState state = campaign::ProblemState::open;
    std::int64_t round = 1;
    std::optional<std::string> due_on;
    std::optional<std::string> due_now;
    bool extension_pending = false;
    std::string measure;
    std::string responsible;
    std::string raised_by;
    std::string raised_at;
    std::optional<std::string> closed_at;
    std::int64_t revision = 1;
};
ZS_WIRE(ProblemSummary, id, campaign_id, campaign_name, organisation_id, organisation_name, item_id, number,
        submission_id, source, title, detail, state, round, due_on, due_now, extension_pending, measure,
        responsible, raised_by, raised_at, closed_at, revision);

struct ProblemQuery {
    std::optional<CampaignId> campaign_id;
    std::optional<OrganisationId> organisation_id;
    std::optional<campaign::ProblemState> state;
    std::optional<bool> unsettled;
    std::optional<bool> overdue;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(ProblemQuery, campaign_id, organisation_id, state, unsettled, overdue, offset, limit);
ZS_WIRE_RULES(ProblemQuery, {.field = "offset", .min = 0},
              {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct ProblemExportQuery {
    std::optional<CampaignId> campaign_id;
    std::optional<OrganisationId> organisation_id;
    std::optional<campaign::ProblemState> state;
    std::optional<bool> unsettled;
    std::optional<bool> overdue;
};
ZS_WIRE(ProblemExportQuery, campaign_id, organisation_id, state, unsettled, overdue);

struct Milestone {
    store::MilestoneId id;
    std::string title;
    std::string due_on;
    std::optional<std::string> done_at;
};
ZS_WIRE(Milestone, id, title, due_on, done_at);

struct Extension {
    std::string due_before;
    std::string until;
    std::string reason;
    std::string asked_by;
    std::string asked_at;
    std::optional<campaign::Verdict> verdict;
    std::optional<std::string> verdict_reason;
    std::optional<std::string> decided_by;
    std::optional<std::string> decided_at;
};
ZS_WIRE(Extension, due_before, until, reason, asked_by, asked_at, verdict, verdict_reason, decided_by,
        decided_at);

struct Rectification {
    std::int64_t round = 1;
    std::string measure;
    std::string responsible;
    std::string due_on;
    std::string outcome;
    std::string planned_by;
    std::string planned_at;
    std::vector<Milestone> milestones;
    std::vector<Extension> extensions;
};
ZS_WIRE(Rectification, round, measure, responsible, due_on, outcome, planned_by, planned_at, milestones,
        extensions);

struct ProblemStep {
    std::int64_t round = 1;
    campaign::ProblemEvent event = campaign::ProblemEvent::raised;
    std::string note;
    std::string user_name;
    std::string happened_at;
};
ZS_WIRE(ProblemStep, round, event, note, user_name, happened_at);

struct Problem {
    ProblemSummary summary;
    std::vector<Rectification> rounds;
    std::vector<ProblemStep> steps;
    bool may_plan = false;
    bool may_report = false;
    bool may_extend = false;
    bool may_decide_extension = false;
    bool may_recheck = false;
    bool may_close = false;
    bool may_reopen = false;
};
ZS_WIRE(Problem, summary, rounds, steps, may_plan, may_report, may_extend, may_decide_extension, may_recheck,
        may_close, may_reopen);

struct NewProblem {
    std::optional<SubmissionId> submission_id;
    std::optional<AssignmentId> assignment_id;
    campaign::ProblemSource source = campaign::ProblemSource::inspector;
    std::string title;
    std::string detail;
    std::optional<std::string> due_on;
};
ZS_WIRE(NewProblem, submission_id, assignment_id, source, title, detail, due_on);
ZS_WIRE_RULES(NewProblem, {.field = "title", .max = 100}, {.field = "detail", .max = 2'000});

struct PlannedMilestone {
    std::string title;
    std::string due_on;
};
ZS_WIRE(PlannedMilestone, title, due_on);
ZS_WIRE_RULES(PlannedMilestone, {.field = "title", .min = 1, .max = 100});

struct RectificationPlan {
    std::string measure;
    std::string responsible;
    std::string due_on;
    std::vector<PlannedMilestone> milestones;
};
ZS_WIRE(RectificationPlan, measure, responsible, due_on, milestones);
ZS_WIRE_RULES(RectificationPlan, {.field = "measure", .max = 2'000}, {.field = "responsible", .max = 100},
              {.field = "milestones", .max = 50});

struct ExtensionRequest {
    std::string until;
    std::string reason;
};
ZS_WIRE(ExtensionRequest, until, reason);
ZS_WIRE_RULES(ExtensionRequest, {.field = "reason", .max = 1'000});

struct ExtensionDecision {
    campaign::Verdict verdict = campaign::Verdict::granted;
    std::string reason;
};
ZS_WIRE(ExtensionDecision, verdict, reason);
ZS_WIRE_RULES(ExtensionDecision, {.field = "reason", .max = 1'000});

struct ProblemOutcome {
    std::string outcome;
};
ZS_WIRE(ProblemOutcome, outcome);
ZS_WIRE_RULES(ProblemOutcome, {.field = "outcome", .max = 2'000});

struct Recheck {
    bool passed = false;
    std::string reason;
};
ZS_WIRE(Recheck, passed, reason);
ZS_WIRE_RULES(Recheck, {.field = "reason", .max = 1'000});

}  // namespace zs::api
