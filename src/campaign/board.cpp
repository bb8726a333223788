#include "campaign/board.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/clock.h"
#include "base/error.h"
#include "calendar/work_calendar.h"
#include "json/traits.h"

namespace zs::campaign {
namespace {

using calendar::Day;

constexpr std::chrono::hours kAheadOfUtc{8};
constexpr Day kDaysPerWeek = 7;

/// Working days between days, counted once. Days further away than the window are taken for its ends.
class WorkedDays {
  public:
    WorkedDays(Day today, calendar::WorkCalendar const& calendar)
        : first_(today - kWindow), last_(today + kWindow), ordinals_(calendar.ordinals(first_, last_)) {}

    /// Of (from, to]; below 0 where `to` is earlier.
    [[nodiscard]] std::int64_t between(Day from, Day to) const { return at(to) - at(from); }

  private:
    static constexpr Day kWindow = 1'100;  // three years to either side: a campaign lasts two
    [[nodiscard]] std::int64_t at(Day day) const {
        return ordinals_[static_cast<std::size_t>(std::clamp(day, first_, last_) - first_)];
    }

    Day first_;
    Day last_;
    std::vector<std::int32_t> ordinals_;
};

using Amounts = std::map<std::string, std::int64_t>;  ///< by day
using Tallies = std::map<std::string, Amounts>;       ///< by kind

Tallies sorted(std::vector<Tally> const& rows) {
    Tallies out;
    for (auto const& row : rows)
        out[row.kind][row.day] += row.amount;
    return out;
}

Amounts const& of(Tallies const& tallies, std::string const& kind) {
    static Amounts const kNone;
    auto const found = tallies.find(kind);
    return found == tallies.end() ? kNone : found->second;
}

std::int64_t sum(Amounts const& amounts) {
    std::int64_t out = 0;
    for (auto const& [day, amount] : amounts)
        out += amount;
    return out;
}

std::int64_t sum_of(Amounts const& amounts, std::string const& since, std::string const& until) {
    std::int64_t out = 0;
    for (auto at = amounts.lower_bound(since); at != amounts.end() && at->first <= until; ++at)
        out += at->second;
    return out;
}

bool is_owed(AssignmentState state) {
    return state == AssignmentState::open || state == AssignmentState::draft ||
           state == AssignmentState::returned;
}

void count_assignments(Board& board, Tallies const& tallies, Day today, WorkedDays const& days) {
    Amounts owed;
    using enum AssignmentState;
    for (auto const state : {open, draft, filed, returned, accepted, not_involved, withdrawn}) {
        auto const& amounts = of(tallies, assignment_kind(state));
        auto const amount = sum(amounts);
        if (amount != 0) board.states.push_back({state, amount});
        if (state != withdrawn) board.total += amount;
        if (!is_owed(state)) continue;
        board.owed += amount;
        for (auto const& [day, count] : amounts)
            owed[day] += count;
    }
    board.overdue = sum_of(owed, "", board.last_overdue);
    board.due_soon = sum_of(owed, board.day, board.soon_until);
    for (auto const& [day, amount] : owed) {
        auto const due = calendar::parse_day(day);
        if (amount == 0 || day == kNoDay || !due) continue;
        board.countdowns.push_back({day, amount, days.between(today, *due)});
    }
    // Those past are one number (overdue) and a list of its own; the next ones are what one plans by.
    auto const next = std::find_if(board.countdowns.begin(), board.countdowns.end(),
                                   [&](auto const& one) { return one.day >= board.day; });
    board.countdowns.erase(board.countdowns.begin(), next);
    if (board.countdowns.size() > kBoardCountdowns) board.countdowns.resize(kBoardCountdowns);
}

StageClock clock_of(BoardStage const& stage, Day today, WorkedDays const& days) {
    StageClock out{stage.name, stage.starts_on, stage.ends_on, StagePhase::undated, 0};
    auto const starts = stage.starts_on ? calendar::parse_day(*stage.starts_on) : std::nullopt;
    auto const ends = stage.ends_on ? calendar::parse_day(*stage.ends_on) : std::nullopt;
    if (ends && *ends < today) {
        out.phase = StagePhase::over;
    } else if (starts && *starts > today) {
        out.phase = StagePhase::ahead;
        out.working_days = days.between(today, *starts);
    } else if (ends) {
        out.phase = StagePhase::running;
        out.working_days = days.between(today, *ends);
    }
    return out;
}

/// The spans of waiting, and the days that lie in each: a day belongs to the span of the working days that
/// passed since.
std::vector<WaitingSpan> waiting_spans(Day today, WorkedDays const& days) {
    struct Limits {
        std::int64_t least;
        std::optional<std::int64_t> most;
    };
    std::array<Limits, 4> const kLimits = {{{0, 2}, {3, 5}, {6, 10}, {11, std::nullopt}}};
    std::vector<WaitingSpan> out;
    Day until = today;
    for (auto const& [least, most] : kLimits) {
        WaitingSpan span{least, most, std::nullopt, calendar::to_string(until), 0};
        if (most) {
            Day since = until;
            while (days.between(since - 1, today) <= *most)
                --since;
            span.since = calendar::to_string(since);
            until = since - 1;
        }
        out.push_back(std::move(span));
    }
    return out;
}

WaitingPlace waiting_at(SubmissionState state, Amounts const& amounts, Day today, WorkedDays const& days) {
    WaitingPlace out{state, sum(amounts), 0, waiting_spans(today, days)};
    for (auto const& [day, amount] : amounts) {
        auto const since = calendar::parse_day(day);
        if (amount == 0 || !since) continue;
        out.longest_working_days = days.between(std::min(*since, today), today);
        break;
    }
    for (auto& span : out.spans)
        span.amount = sum_of(amounts, span.since.value_or(""), span.until);
    return out;
}

std::vector<BoardWeek> weeks(Tallies const& tallies, Day today) {
    auto const monday = today - (calendar::weekday(today) + kDaysPerWeek - 1) % kDaysPerWeek;
    std::vector<BoardWeek> out;
    for (std::size_t at = 0; at < kBoardWeeks; ++at) {
        auto const start = monday - kDaysPerWeek * static_cast<Day>(kBoardWeeks - 1 - at);
        BoardWeek week{calendar::to_string(start), calendar::to_string(start + kDaysPerWeek - 1), 0, 0, 0};
        week.filed = sum_of(of(tallies, "step/filed"), week.since, week.until);
        week.returned = sum_of(of(tallies, "step/returned"), week.since, week.until);
        week.accepted = sum_of(of(tallies, "step/accepted"), week.since, week.until);
        out.push_back(std::move(week));
    }
    return out;
}

BoardProblems problems_of(Tallies const& tallies, std::string const& last_overdue) {
    BoardProblems out;
    using enum ProblemState;
    for (auto const state : {open, rectifying, done, checked, closed}) {
        auto const& amounts = of(tallies, problem_kind(state));
        (state == closed ? out.closed : out.unsettled) += sum(amounts);
        if (state == open || state == rectifying) out.overdue += sum_of(amounts, "", last_overdue);
    }
    return out;
}

}  // namespace

std::string day_in_china(std::string_view time) {
    auto const instant = parse_iso_time(time);
    ENSURE(instant.has_value());
    return iso_time(*instant + kAheadOfUtc).substr(0, 10);
}

std::string start_of_day_in_china(calendar::Day day) {
    return iso_time(Instant(std::chrono::days(day)) - kAheadOfUtc);
}

std::string assignment_kind(AssignmentState state) {
    return "assignment/" + std::string(json::enum_name(state));
}

std::string waiting_kind(SubmissionState state) {
    if (state == SubmissionState::draft || state == SubmissionState::accepted) return "";
    return "waiting/" + std::string(json::enum_name(state));
}

std::string problem_kind(ProblemState state) {
    return "problem/" + std::string(json::enum_name(state));
}

std::string_view step_kind(ReviewDecision decision, SubmissionState from) {
    if (decision == ReviewDecision::filed) return "step/filed";
    if (decision == ReviewDecision::returned) return "step/returned";
    bool const accepts = decision == ReviewDecision::approved && from == SubmissionState::office_review;
    return accepts ? "step/accepted" : "";
}

Board board_of(BoardInput const& input, calendar::WorkCalendar const& calendar) {
    auto const today = input.today;
    WorkedDays const days(today, calendar);
    auto const tallies = sorted(input.tallies);
    Board out;
    out.day = calendar::to_string(today);
    out.last_overdue = calendar::to_string(today - 1);
    auto soon = today;
    while (days.between(today, soon + 1) <= kBoardSoonDays)
        ++soon;
    out.soon_until = calendar::to_string(soon);
    count_assignments(out, tallies, today, days);
    for (auto const& stage : input.stages)
        out.stages.push_back(clock_of(stage, today, days));
    using enum SubmissionState;
    for (auto const state : {unit_review, group_review, office_review})
        out.waiting.push_back(waiting_at(state, of(tallies, waiting_kind(state)), today, days));
    out.trend = weeks(tallies, today);
    out.problems = problems_of(tallies, out.last_overdue);
    out.spared = {sum(of(tallies, "spared/merged")), sum(of(tallies, "spared/linked"))};
    return out;
}

}  // namespace zs::campaign
