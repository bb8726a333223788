#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/day.h"
#include "campaign/effect.h"
#include "campaign/rectification.h"
#include "campaign/workflow.h"

namespace zs::calendar {
class WorkCalendar;
}

/// What a dashboard (总览) says of a campaign: worked out of a few counts, however many tasks there are.
namespace zs::campaign {

/// "2026-03-01T17:00:00Z" is in China the 2026-03-02.
std::string day_in_china(std::string_view iso_time);
/// The time at which a day begins in China, in UTC.
std::string start_of_day_in_china(calendar::Day day);

/// So many of a kind on a day. Kinds: "assignment/open", "waiting/unit_review", "step/filed", "problem/open",
/// "spared/merged".
struct Tally {
    std::string kind;
    std::string day;
    std::int64_t amount = 0;
};
inline constexpr std::string_view kNoDay = "9999-12-31";  ///< of what has no due day

std::string assignment_kind(AssignmentState state);
std::string waiting_kind(SubmissionState state);  ///< "" where nobody has to decide
std::string problem_kind(ProblemState state);
/// A filing, a return, an acceptance by the creation office; "" for what is not counted.
std::string_view step_kind(ReviewDecision decision, SubmissionState from);

struct BoardStage {
    std::string name;
    std::optional<std::string> starts_on;
    std::optional<std::string> ends_on;
};

enum class StagePhase { ahead, running, over, undated };
ZS_WIRE_ENUM(StagePhase, ahead, running, over, undated);

/// working_days: until it starts where it is ahead, until it ends where it runs.
struct StageClock {
    std::string name;
    std::optional<std::string> starts_on;
    std::optional<std::string> ends_on;
    StagePhase phase = StagePhase::undated;
    std::int64_t working_days = 0;
};

struct BoardState {
    AssignmentState state = AssignmentState::open;
    std::int64_t amount = 0;
};

/// What is owed by a day; below 0 working days: the day is past.
struct Countdown {
    std::string day;
    std::int64_t amount = 0;
    std::int64_t working_days = 0;
};

/// Submissions that have waited from `least` to `most` working days: since then, until then.
struct WaitingSpan {
    std::int64_t least = 0;
    std::optional<std::int64_t> most;
    std::optional<std::string> since;
    std::string until;
    std::int64_t amount = 0;
};

struct WaitingPlace {
    SubmissionState state = SubmissionState::unit_review;
    std::int64_t amount = 0;
    std::int64_t longest_working_days = 0;
    std::vector<WaitingSpan> spans;
};

/// Monday to Sunday.
struct BoardWeek {
    std::string since;
    std::string until;
    std::int64_t filed = 0;
    std::int64_t returned = 0;
    std::int64_t accepted = 0;
};

struct BoardProblems {
    std::int64_t unsettled = 0;
    std::int64_t overdue = 0;  ///< open or being put right after the day
    std::int64_t closed = 0;
};

/// What was not asked for twice: docs/decisions/0023.
struct Spared {
    std::int64_t merged = 0;
    std::int64_t linked = 0;
};

struct Board {
    std::string day;
    std::int64_t total = 0;  ///< without the withdrawn
    std::int64_t owed = 0;   ///< open, draft or returned
    std::int64_t overdue = 0;
    std::int64_t due_soon = 0;  ///< owed from today to `soon_until`
    std::string soon_until;     ///< kBoardSoonDays working days from now
    std::string last_overdue;   ///< yesterday
    std::vector<BoardState> states;
    std::vector<Countdown> countdowns;
    std::vector<StageClock> stages;
    std::vector<WaitingPlace> waiting;
    std::vector<BoardWeek> trend;  ///< the running week last
    BoardProblems problems;
    Spared spared;
};

inline constexpr int kBoardSoonDays = 5;
inline constexpr std::size_t kBoardWeeks = 12;
inline constexpr std::size_t kBoardCountdowns = 12;

struct BoardInput {
    std::vector<Tally> tallies;
    std::vector<BoardStage> stages;
    calendar::Day today = 0;
};
Board board_of(BoardInput const& input, calendar::WorkCalendar const& calendar);

}  // namespace zs::campaign
