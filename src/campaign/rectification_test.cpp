#include "campaign/rectification.h"

#include <doctest/doctest.h>

namespace zs::campaign {
namespace {

constexpr UserId kContact{1};
constexpr UserId kInspector{2};

ProblemProgress planned() {
    ProblemProgress out;
    out.due_on = "2026-05-31";
    CHECK(plan(out, {"补齐执法记录", "张科长", "2026-05-20", {"2026-05-10"}}, kContact).ok());
    return out;
}

ProblemProgress done() {
    auto out = planned();
    CHECK(report_done(out, "已补齐 12 份", kContact).ok());
    return out;
}

TEST_CASE("a problem is planned, put right, re-checked and closed") {
    auto problem = done();
    REQUIRE(recheck(problem, true, "抽查 5 份均齐全", kInspector).ok());
    CHECK(problem.state == ProblemState::checked);
    REQUIRE(close(problem, "复核通过").ok());
    CHECK(problem.state == ProblemState::closed);
}

TEST_CASE("a plan needs a measure, a person and days within the time that was set") {
    ProblemProgress problem;
    problem.due_on = "2026-05-31";
    CHECK(plan(problem, {" ", "张科长", "2026-05-20", {}}, kContact).error().where == "/measure");
    CHECK(plan(problem, {"补齐", "", "2026-05-20", {}}, kContact).error().where == "/responsible");
    CHECK(plan(problem, {"补齐", "张科长", "五月", {}}, kContact).error().where == "/due_on");
    CHECK(plan(problem, {"补齐", "张科长", "2026-06-01", {}}, kContact).error().where == "/due_on");
    CHECK(plan(problem, {"补齐", "张科长", "2026-05-20", {"2026-05-21"}}, kContact).error().where ==
          "/milestones");
    CHECK(problem.state == ProblemState::open);
}

TEST_CASE("the first date stays, an extension that is granted moves the date that holds now") {
    auto problem = planned();
    CHECK(problem.due_now == "2026-05-20");
    CHECK(ask_extension(problem, {"2026-05-20", "人手不足"}).error().where == "/until");
    CHECK(ask_extension(problem, {"2026-06-20", " "}).error().where == "/reason");
    REQUIRE(ask_extension(problem, {"2026-06-20", "人手不足"}).ok());
    CHECK_FALSE(ask_extension(problem, {"2026-07-20", "再晚些"}).ok());
    CHECK_FALSE(report_done(problem, "已补齐", kContact).ok());
    REQUIRE(decide_extension(problem, "2026-06-20", Verdict::granted, "").ok());
    CHECK(problem.due_on == "2026-05-31");
    CHECK(problem.due_now == "2026-06-20");
}

TEST_CASE("a refused extension says why and moves nothing") {
    auto problem = planned();
    REQUIRE(ask_extension(problem, {"2026-06-20", "人手不足"}).ok());
    CHECK_FALSE(decide_extension(problem, "2026-06-20", Verdict::refused, "").ok());
    REQUIRE(decide_extension(problem, "2026-06-20", Verdict::refused, "期限足够").ok());
    CHECK(problem.due_now == "2026-05-20");
    CHECK_FALSE(decide_extension(problem, "2026-06-20", Verdict::granted, "").ok());
}

TEST_CASE("nobody re-checks what they planned or reported themselves") {
    auto problem = done();
    auto const refused = recheck(problem, true, "齐全", kContact);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::permission_denied);
    CHECK(recheck(problem, true, "", kInspector).error().where == "/reason");
}

TEST_CASE("a failed re-check sends it back to be put right") {
    auto problem = done();
    REQUIRE(recheck(problem, false, "仍缺 3 份", kInspector).ok());
    CHECK(problem.state == ProblemState::rectifying);
    CHECK(report_done(problem, "已补", kContact).ok());
}

TEST_CASE("nothing is closed before its re-check, and a reopened one begins a round of its own") {
    auto problem = done();
    CHECK_FALSE(close(problem, "已完成").ok());
    CHECK_FALSE(reopen(problem, "又发生").ok());
    REQUIRE(recheck(problem, true, "齐全", kInspector).ok());
    REQUIRE(close(problem, "复核通过").ok());
    CHECK_FALSE(close(problem, "复核通过").ok());
    CHECK_FALSE(reopen(problem, " ").ok());
    REQUIRE(reopen(problem, "同类问题再次发生").ok());
    CHECK(problem.state == ProblemState::open);
    CHECK(problem.round == 2);
    CHECK(problem.due_on == "2026-05-31");
    CHECK_FALSE(problem.due_now);
    CHECK(plan(problem, {"全面排查", "李局长", "2026-09-30", {}}, kContact).ok());
}

}  // namespace
}  // namespace zs::campaign
