#include "catalogue/diff/limit_changes.h"

#include <doctest/doctest.h>

using namespace zs::catalogue;
using namespace zs::catalogue::diff;

namespace {

Limit limit(std::string subject, std::string comparator, double value, std::string unit) {
    Limit out;
    out.subject = std::move(subject);
    out.comparator = std::move(comparator);
    out.value = value;
    out.unit = std::move(unit);
    out.quote = out.subject + out.comparator;
    return out;
}

std::vector<LimitChangeKind> kinds(std::vector<Limit> const& before, std::vector<Limit> const& after) {
    std::vector<LimitChangeKind> out;
    for (auto const& change : limit_changes(before, after))
        out.push_back(change.kind);
    return out;
}

using Kinds = std::vector<LimitChangeKind>;
using K = LimitChangeKind;

}  // namespace

TEST_CASE("a floor that rises and a ceiling that falls are tightened, the reverse is loosened") {
    auto const hours = limit("培训", "≥", 40, "class_hour");
    auto const more = limit("培训", "≥", 60, "class_hour");
    CHECK(kinds({hours}, {more}) == Kinds{K::tightened});
    CHECK(kinds({more}, {hours}) == Kinds{K::loosened});
    auto const slow = limit("办结", "≤", 15, "working_day");
    auto const fast = limit("办结", "≤", 5, "working_day");
    CHECK(kinds({slow}, {fast}) == Kinds{K::tightened});
    CHECK(kinds({fast}, {slow}) == Kinds{K::loosened});
    CHECK(kinds({slow, hours}, {hours, slow}).empty());
}

TEST_CASE("the floor and the ceiling of one subject are not mixed up") {
    auto const changes =
        limit_changes({limit("审核", "≥", 5, "working_day"), limit("审核", "≤", 15, "working_day")},
                      {limit("审核", "≥", 5, "working_day"), limit("审核", "≤", 5, "working_day")});
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].kind == K::tightened);
    CHECK(changes[0].before->comparator == "≤");
}

TEST_CASE("a limit without its like is new or gone") {
    auto const share = limit("人数占比", "≥", 5, "%");
    auto const person = limit("人数", "≥", 1, "person");
    CHECK(kinds({share}, {share, person}) == Kinds{K::added});
    CHECK(kinds({share, person}, {share}) == Kinds{K::gone});
    CHECK(kinds({limit("甲事", "≥", 5, "item")}, {limit("乙物", "≤", 9, "item")}) ==
          Kinds{K::gone, K::added});
}

TEST_CASE("times in hours and days are compared, working days only with each other") {
    CHECK(kinds({limit("发布", "≤", 2, "day")}, {limit("发布", "≤", 24, "hour")}) == Kinds{K::tightened});
    CHECK(kinds({limit("发布", "≤", 5, "working_day")}, {limit("发布", "≤", 7, "day")}) == Kinds{K::changed});
}

TEST_CASE("the same count within a longer period is easier") {
    auto often = limit("检查", "≥", 1, "times");
    auto seldom = often;
    often.per = "year";
    seldom.per = "2 years";
    CHECK(kinds({often}, {seldom}) == Kinds{K::loosened});
    CHECK(kinds({seldom}, {often}) == Kinds{K::tightened});
    seldom.value = 5;
    CHECK(kinds({often}, {seldom}) == Kinds{K::changed});
}

TEST_CASE("an earlier date is tighter, a narrower range too") {
    auto january = limit("报告", "≤", 0, "date");
    january.value.reset();
    auto march = january;
    january.date = "01-31";
    march.date = "03-01";
    CHECK(kinds({march}, {january}) == Kinds{K::tightened});
    auto wide = limit("抽查", "between", 3, "%");
    wide.value_to = 9;
    auto narrow = wide;
    narrow.value_to = 6;
    auto other = wide;
    other.value = 1;
    other.value_to = 6;
    CHECK(kinds({wide}, {narrow}) == Kinds{K::tightened});
    CHECK(kinds({narrow}, {wide}) == Kinds{K::loosened});
    CHECK(kinds({wide}, {other}) == Kinds{K::changed});
}

TEST_CASE("all, and one hundred in a hundred, are one demand") {
    auto all = limit("来信答复", "=", 100, "%");
    all.mark = LimitMark::universal;
    CHECK(kinds({all}, {limit("来信答复", "=", 100, "%")}).empty());
}

TEST_CASE("a limit is described in a few words") {
    auto hours = limit("培训", "≥", 40, "class_hour");
    hours.per = "year";
    CHECK(describe(hours) == "≥ 40 学时/年");
    CHECK(describe(limit("占比", "≥", 2.5, "%")) == "≥ 2.5%");
}

TEST_CASE("less than the whole is looser, and so is any occurrence where there was to be none") {
    auto const whole = limit("出庭率", "=", 100, "%");
    auto const less = limit("出庭率", "≥", 95, "%");
    CHECK(kinds({whole}, {less}) == Kinds{K::loosened});
    CHECK(kinds({less}, {whole}) == Kinds{K::tightened});
    auto all = whole;
    all.mark = LimitMark::universal;
    CHECK(kinds({all}, {less}) == Kinds{K::loosened});
    CHECK(kinds({limit("败诉", "=", 0, "times")}, {limit("败诉", "≤", 2, "times")}) == Kinds{K::loosened});
    CHECK(kinds({limit("会议", "=", 4, "times")}, {limit("会议", "=", 2, "times")}) == Kinds{K::changed});
}

TEST_CASE("a limit is described with its day and unit in words") {
    auto yearly = limit("报告", "≤", 0, "date");
    yearly.value.reset();
    yearly.date = "03-01";
    yearly.per = "year";
    CHECK(describe(yearly) == "≤ 3月1日/年");
    CHECK(describe(limit("等候", "≤", 15, "minute")) == "≤ 15 分钟");
}
