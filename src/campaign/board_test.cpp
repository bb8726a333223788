#include "campaign/board.h"

#include <doctest/doctest.h>

#include "calendar/period.h"
#include "calendar/work_calendar.h"

using namespace zs;
using namespace zs::campaign;

namespace {

calendar::WorkCalendar const kCalendar = calendar::WorkCalendar::national().take();

Board board(std::vector<Tally> tallies, std::vector<BoardStage> stages = {}, char const* day = "2026-03-02") {
    return board_of({std::move(tallies), std::move(stages), *calendar::parse_day(day)}, kCalendar);
}

}  // namespace

TEST_CASE("a day in China begins at sixteen o'clock of the day before in UTC") {
    CHECK(day_in_china("2026-03-01T15:59:59Z") == "2026-03-01");
    CHECK(day_in_china("2026-03-01T16:00:00Z") == "2026-03-02");
    CHECK(start_of_day_in_china(*calendar::parse_day("2026-03-02")) == "2026-03-01T16:00:00Z");
}

TEST_CASE("owed is what is open, begun or returned; overdue what of it was due before today") {
    auto const out = board({{"assignment/open", "2026-03-01", 3},
                            {"assignment/returned", "2026-03-02", 2},
                            {"assignment/draft", "9999-12-31", 4},
                            {"assignment/filed", "2026-02-01", 5},
                            {"assignment/withdrawn", "2026-02-01", 9}});
    CHECK(out.total == 14);
    CHECK(out.owed == 9);
    CHECK(out.overdue == 3);
    CHECK(out.last_overdue == "2026-03-01");
    CHECK(out.due_soon == 2);
    REQUIRE(out.countdowns.size() == 1);
    CHECK(out.countdowns[0].day == "2026-03-02");
    CHECK(out.countdowns[0].working_days == 0);
    CHECK(out.states.size() == 5);
}

TEST_CASE("a countdown is in working days, over a holiday as over a weekend") {
    // From Monday 28 September 2026: the National Day holiday begins on 1 October.
    auto const out = board({{"assignment/open", "2026-10-09", 1}}, {}, "2026-09-28");
    REQUIRE(out.countdowns.size() == 1);
    auto const days =
        calendar::between(*calendar::parse_day("2026-09-28"), *calendar::parse_day("2026-10-09"), kCalendar);
    CHECK(out.countdowns[0].working_days == days.working_days);
    CHECK(out.countdowns[0].working_days < 9);
}

TEST_CASE("a stage is ahead, running, over or without days") {
    auto const out = board({}, {{"动员", "2026-01-01", "2026-02-27"},
                                {"实施", "2026-03-01", "2026-03-06"},
                                {"验收", "2026-03-09", {}},
                                {"总结", {}, {}}});
    REQUIRE(out.stages.size() == 4);
    CHECK(out.stages[0].phase == StagePhase::over);
    CHECK(out.stages[1].phase == StagePhase::running);
    CHECK(out.stages[1].working_days == 4);
    CHECK(out.stages[2].phase == StagePhase::ahead);
    CHECK(out.stages[2].working_days == 5);
    CHECK(out.stages[3].phase == StagePhase::undated);
}

TEST_CASE("what waits is told by place and by working days, each span with the days that lie in it") {
    auto const out = board({{"waiting/unit_review", "2026-02-27", 2},  // Friday: one working day
                            {"waiting/unit_review", "2026-01-05", 1},
                            {"waiting/office_review", "2026-03-02", 7},
                            {"waiting/office_review", "2026-03-01", 0}});
    REQUIRE(out.waiting.size() == 3);
    auto const& unit = out.waiting[0];
    CHECK(unit.amount == 3);
    CHECK(unit.longest_working_days > 10);
    REQUIRE(unit.spans.size() == 4);
    CHECK(unit.spans[0].amount == 2);
    CHECK(unit.spans[1].amount == 0);
    CHECK(unit.spans[3].amount == 1);
    CHECK_FALSE(unit.spans[3].since);
    for (std::size_t at = 1; at < unit.spans.size(); ++at)
        CHECK(*calendar::parse_day(unit.spans[at].until) + 1 ==
              *calendar::parse_day(*unit.spans[at - 1].since));
    CHECK(out.waiting[1].amount == 0);
    CHECK(out.waiting[2].longest_working_days == 0);
}

TEST_CASE("the trend has weeks from Monday to Sunday, the running one last") {
    auto const out = board({{"step/filed", "2026-03-02", 2},
                            {"step/filed", "2026-03-01", 1},
                            {"step/accepted", "2026-02-23", 4},
                            {"step/filed", "2020-01-01", 9}});
    REQUIRE(out.trend.size() == kBoardWeeks);
    CHECK(out.trend.back().since == "2026-03-02");
    CHECK(out.trend.back().until == "2026-03-08");
    CHECK(out.trend.back().filed == 2);
    auto const& before = out.trend[kBoardWeeks - 2];
    CHECK(before.filed == 1);
    CHECK(before.accepted == 4);
}

TEST_CASE("a problem is overdue while it is to be put right, not while it is to be looked at") {
    auto const out = board({{"problem/open", "2026-03-01", 1},
                            {"problem/rectifying", "2026-03-02", 1},
                            {"problem/done", "2026-02-01", 1},
                            {"problem/closed", "2026-02-01", 5},
                            {"spared/merged", "", 6},
                            {"spared/linked", "", 2}});
    CHECK(out.problems.unsettled == 3);
    CHECK(out.problems.overdue == 1);
    CHECK(out.problems.closed == 5);
    CHECK(out.spared.merged == 6);
    CHECK(out.spared.linked == 2);
}

TEST_CASE("steps that count are filings, returns and the acceptance of the creation office") {
    CHECK(step_kind(ReviewDecision::filed, SubmissionState::draft) == "step/filed");
    CHECK(step_kind(ReviewDecision::returned, SubmissionState::group_review) == "step/returned");
    CHECK(step_kind(ReviewDecision::approved, SubmissionState::office_review) == "step/accepted");
    CHECK(step_kind(ReviewDecision::approved, SubmissionState::unit_review).empty());
    CHECK(step_kind(ReviewDecision::voided, SubmissionState::draft).empty());
}
