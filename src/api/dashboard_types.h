#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/page_types.h"
#include "app/dashboard.h"
#include "json/describe.h"

namespace zs::api {

struct BoardStage {
    std::string name;
    std::optional<std::string> starts_on;
    std::optional<std::string> ends_on;
    campaign::StagePhase phase = campaign::StagePhase::undated;
    std::int64_t working_days = 0;
};
ZS_WIRE(BoardStage, name, starts_on, ends_on, phase, working_days);

struct BoardState {
    campaign::AssignmentState state = campaign::AssignmentState::open;
    std::int64_t amount = 0;
};
ZS_WIRE(BoardState, state, amount);

struct BoardCountdown {
    std::string day;
    std::int64_t amount = 0;
    std::int64_t working_days = 0;
};
ZS_WIRE(BoardCountdown, day, amount, working_days);

/// Submissions that have waited from `least` to `most` working days: since the days `since` to `until`.
struct BoardWaitingSpan {
    std::int64_t least = 0;
    std::optional<std::int64_t> most;
    std::optional<std::string> since;
    std::string until;
    std::int64_t amount = 0;
};
ZS_WIRE(BoardWaitingSpan, least, most, since, until, amount);

struct BoardWaiting {
    campaign::SubmissionState state = campaign::SubmissionState::unit_review;
    std::int64_t amount = 0;
    std::int64_t longest_working_days = 0;
    std::vector<BoardWaitingSpan> spans;
};
ZS_WIRE(BoardWaiting, state, amount, longest_working_days, spans);

struct BoardWeek {
    std::string since;
    std::string until;
    std::int64_t filed = 0;
    std::int64_t returned = 0;
    std::int64_t accepted = 0;
};
ZS_WIRE(BoardWeek, since, until, filed, returned, accepted);

struct BoardProblems {
    std::int64_t unsettled = 0;
    std::int64_t overdue = 0;
    std::int64_t closed = 0;
};
ZS_WIRE(BoardProblems, unsettled, overdue, closed);

/// Requests that were not made: `merged` with another one, `linked` from what was there already.
struct BoardSpared {
    std::int64_t merged = 0;
    std::int64_t linked = 0;
};
ZS_WIRE(BoardSpared, merged, linked);

/// `whole`: of the whole campaign, or of the part that the caller sees.
struct Dashboard {
    std::string day;
    bool whole = false;
    std::int64_t total = 0;
    std::int64_t owed = 0;
    std::int64_t overdue = 0;
    std::string last_overdue;
    std::int64_t due_soon = 0;
    std::string soon_until;
    std::vector<BoardState> states;
    std::vector<BoardCountdown> countdowns;
    std::vector<BoardStage> stages;
    std::vector<BoardWaiting> waiting;
    std::vector<BoardWeek> trend;
    BoardProblems problems;
    BoardSpared spared;
};
ZS_WIRE(Dashboard, day, whole, total, owed, overdue, last_overdue, due_soon, soon_until, states, countdowns,
        stages, waiting, trend, problems, spared);

struct HeatBody {
    OrganisationId id;
    std::string name;
};
ZS_WIRE(HeatBody, id, name);

/// `column`: into `bodies`.
struct HeatCell {
    std::int64_t column = 0;
    campaign::AssignmentState state = campaign::AssignmentState::open;
    std::int64_t amount = 0;
    bool late = false;
};
ZS_WIRE(HeatCell, column, state, amount, late);

struct HeatRow {
    ItemId item_id;
    std::string number;
    std::string list_name;
    std::string text;
    std::vector<HeatCell> cells;
};
ZS_WIRE(HeatRow, item_id, number, list_name, text, cells);

struct HeatMap {
    std::int64_t body_total = 0;
    std::int64_t offset = 0;
    std::vector<HeatBody> bodies;
    std::vector<HeatRow> rows;
};
ZS_WIRE(HeatMap, body_total, offset, bodies, rows);

/// `since` and `until` are days in China, both included.
struct StepQuery {
    std::optional<store::StepKind> kind;
    std::optional<std::string> since;
    std::optional<std::string> until;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(StepQuery, kind, since, until, offset, limit);
ZS_WIRE_RULES(StepQuery, {.field = "since", .format = "date"}, {.field = "until", .format = "date"},
              {.field = "offset", .min = 0}, {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct CampaignStep {
    SubmissionId submission_id;
    std::string number;
    std::string item_text;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string reason;
    std::int64_t edition = 0;
    std::string happened_at;
};
ZS_WIRE(CampaignStep, submission_id, number, item_text, organisation_id, organisation_name, reason, edition,
        happened_at);

struct EvidenceReuse {
    EvidenceId evidence_id;
    std::string title;
    SubmissionId submission_id;
    std::string number;
    std::string item_text;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string linked_at;
};
ZS_WIRE(EvidenceReuse, evidence_id, title, submission_id, number, item_text, organisation_id,
        organisation_name, linked_at);

struct RankedBody {
    OrganisationId organisation_id;
    std::string organisation_name;
    std::int64_t total = 0;
    std::int64_t settled = 0;
    std::int64_t overdue = 0;
};
ZS_WIRE(RankedBody, organisation_id, organisation_name, total, settled, overdue);

}  // namespace zs::api
