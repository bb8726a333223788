#include "campaign/digest.h"

#include <doctest/doctest.h>

#include "calendar/work_calendar.h"

namespace zs::campaign {
namespace {

calendar::WorkCalendar calendar() {
    auto made = calendar::WorkCalendar::national();
    REQUIRE(made.ok());
    return made.take();
}

Owed owed(std::string number, std::optional<std::string> due, bool returned = false) {
    return {std::move(number), "公开权力清单", "区司法局", std::move(due), returned};
}

TEST_CASE("a digest tells what was returned, what is overdue and what is due soon, in that order") {
    auto const digest = digest_for_person({{"示范创建",
                                            {owed("1", "2026-03-01"), owed("2", "2026-03-04"),
                                             owed("3", "2026-03-10"), owed("4", std::nullopt, true)},
                                            {},
                                            {}}},
                                          "2026-03-02", calendar());
    REQUIRE(digest.has_value());
    CHECK(digest->title == "示范创建：被退回 1 项，已过期限 1 项，近期到期 1 项");
    CHECK(digest->text ==
          "被退回，请按审核意见修改：\n1. 4 公开权力清单（区司法局）\n\n"
          "已过期限，请尽快报送；确有困难的请申请延期：\n1. 1 公开权力清单（区司法局，期限 2026-03-01）\n\n"
          "近期到期：\n1. 2 公开权力清单（区司法局，2026-03-04 到期，还有 2 个工作日）\n");
}

TEST_CASE("working days left leave holidays out") {
    // 2026-02-15 to 23 is the Spring Festival holiday; 14 and 28 February are worked instead.
    auto const digest =
        digest_for_person({{"创建", {owed("1", "2026-02-24")}, {}, {}}}, "2026-02-17", calendar());
    REQUIRE(digest.has_value());
    CHECK(digest->text.find("还有 1 个工作日") != std::string::npos);
}

TEST_CASE("nobody is told that there is nothing to tell") {
    CHECK_FALSE(digest_for_person({{"创建", {owed("1", "2026-12-31"), owed("2", std::nullopt)}, {}, {}}},
                                  "2026-03-02", calendar()));
    CHECK_FALSE(digest_for_group("创建", {}, "2026-03-02"));
}

TEST_CASE("a long list is cut and says so") {
    std::vector<Owed> many(23, owed("7", "2026-03-02"));
    auto const digest = digest_for_person({{"创建", many, {}, {}}}, "2026-03-02", calendar());
    REQUIRE(digest.has_value());
    CHECK(digest->text.find("10. 7") != std::string::npos);
    CHECK(digest->text.find("11. 7") == std::string::npos);
    CHECK(digest->text.find("另有 13 项") != std::string::npos);
    CHECK(digest->text.find("今天到期") != std::string::npos);
}

Waiting waiting(std::string number, std::string since, SubmissionState state) {
    return {std::move(number), "公开权力清单", "区司法局", std::move(since), state};
}

TEST_CASE("who decides is told what waits for them, and since when") {
    auto const digest = digest_for_person({{"创建",
                                            {},
                                            {waiting("3", "2026-02-27", SubmissionState::group_review),
                                             waiting("5", "2026-03-02", SubmissionState::office_review)},
                                            {}}},
                                          "2026-03-02", calendar());
    REQUIRE(digest.has_value());
    CHECK(digest->title == "创建：待审核 1 项，待验收 1 项");
    // 28 February is worked, 1 March is a Sunday.
    CHECK(digest->text ==
          "等您审核：\n1. 3 公开权力清单（区司法局，2026-02-27 起，已等 2 个工作日）\n\n"
          "等您验收：\n1. 5 公开权力清单（区司法局，2026-03-02 起，已等 0 个工作日）\n");
}

TEST_CASE("a leader is told what of the unit is late, the office how much of all is") {
    auto const leader = digest_for_person(
        {{"创建", {}, {}, {owed("1", "2026-03-01"), owed("2", "2026-03-04")}}}, "2026-03-02", calendar());
    REQUIRE(leader.has_value());
    CHECK(leader->title == "创建：本单位已过期限 1 项");
    CHECK(leader->text.find("2026-03-01") != std::string::npos);
    CHECK(leader->text.find("2026-03-04") == std::string::npos);
    auto const office = digest_for_person({{"创建", {}, {}, {}, 4, 2}}, "2026-03-02", calendar());
    REQUIRE(office.has_value());
    CHECK(office->text == "各单位已过期限 4 项，涉及 2 个单位，请在看板查看。\n");
}

TEST_CASE("who works in two campaigns is told of both at once") {
    auto const digest = digest_for_person({{"甲", {owed("1", "2026-03-01")}, {}, {}},
                                           {"乙", {owed("2", "2026-12-01")}, {}, {}},
                                           {"丙", {owed("3", "2026-03-01")}, {}, {}}},
                                          "2026-03-02", calendar());
    REQUIRE(digest.has_value());
    CHECK(digest->title == "2 项创建活动：已过期限 2 项");
    CHECK(digest->text.find("【甲】\n已过期限") == 0);
    CHECK(digest->text.find("\n【丙】\n") != std::string::npos);
    CHECK(digest->text.find("乙") == std::string::npos);
}

TEST_CASE("a group hears numbers, no names") {
    auto const digest = digest_for_group("创建", {owed("1", "2026-03-01")}, "2026-03-02");
    REQUIRE(digest.has_value());
    CHECK(digest->text.find("已过期限 1 项") != std::string::npos);
    CHECK(digest->text.find("区司法局") == std::string::npos);
}

}  // namespace
}  // namespace zs::campaign
