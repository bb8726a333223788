#include "requirements/deadlines.h"

#include <doctest/doctest.h>

using zs::requirements::deadline_of;
using zs::requirements::due_date;
using zs::requirements::Recurrence;

namespace {

std::string of(char const* deadline, char const* issued_on = "2022-03-10") {
    return due_date(deadline, std::string(issued_on), "方案").value_or("-");
}

}  // namespace

TEST_CASE("a month's end and a day are certain within the year of the document") {
    CHECK(of("6月底前") == "2022-06-30");
    CHECK(of("9月30日前完成") == "2022-09-30");
    CHECK(of("11月末") == "2022-11-30");
    CHECK(of("12月底之前") == "2022-12-31");
    CHECK(of("年底前") == "2022-12-31");
    CHECK(of("第三季度末前") == "2022-09-30");
    CHECK(of("上半年") == "2022-06-30");
}

TEST_CASE("a year that is written counts, even one that has passed") {
    CHECK(of("2021年6月底前") == "2021-06-30");
    CHECK(of("2024年2月底") == "2024-02-29");
    CHECK(of("２０２３年１２月３１日前") == "2023-12-31");
    CHECK(due_date("2023年底前", std::nullopt, "") == "2023-12-31");
}

TEST_CASE("what leaves a doubt has no date") {
    CHECK(of("长期坚持") == "-");
    CHECK(of("持续推进，6月底前取得成效") == "-");
    CHECK(of("10月前") == "-");
    CHECK(of("每年3月底前") == "-");
    CHECK(of("2月底前") == "-");  // before the document was issued: this year or the next?
    CHECK(of("6月31日前") == "-");
    CHECK(of("") == "-");
    CHECK_FALSE(due_date("6月底前", std::nullopt, "任务分解表").has_value());
    CHECK_FALSE(due_date("6月底前", std::nullopt, "2021年至2025年规划").has_value());
}

TEST_CASE("the year of the title stands in for an unknown day of issue") {
    CHECK(due_date("6月底前", std::nullopt, "2020年任务分解表") == "2020-06-30");
    CHECK(due_date("6月底前", std::nullopt, "关于印发２０２０年任务分解表的通知") == "2020-06-30");
    CHECK_FALSE(due_date("2月底前", "2022-03-10", "2022年任务分解表").has_value());
}

TEST_CASE("what comes again has its last days in the year asked for") {
    auto const yearly = deadline_of("每年3月31日前", 2026);
    REQUIRE(yearly);
    CHECK(yearly->recurrence == Recurrence::yearly);
    CHECK(yearly->dates == std::vector<std::string>{"2026-03-31"});
    auto const quarterly = deadline_of("每季度末", 2025);
    REQUIRE(quarterly);
    CHECK(quarterly->dates ==
          std::vector<std::string>{"2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"});
    auto const monthly = deadline_of("每月20日前", 2025);
    REQUIRE(monthly);
    CHECK(monthly->dates.size() == 12);
    CHECK(monthly->dates[1] == "2025-02-20");
    CHECK(deadline_of("每月底前", 2024)->dates[1] == "2024-02-29");
    CHECK(deadline_of("每半年", 2025)->dates.size() == 2);
    CHECK(deadline_of("每年", 2025)->dates == std::vector<std::string>{"2025-12-31"});
}

TEST_CASE("a weekly day is every such day of the year") {
    auto const fridays = deadline_of("每周五前", 2026);
    REQUIRE(fridays);
    CHECK(fridays->dates.size() == 52);
    CHECK(fridays->dates.front() == "2026-01-02");
}

TEST_CASE("a duty that lasts has no date, a single day has one") {
    CHECK(deadline_of("长期坚持", 2025)->recurrence == Recurrence::lasting);
    CHECK(deadline_of("长期坚持", 2025)->dates.empty());
    CHECK(deadline_of("6月底前", 2025)->dates == std::vector<std::string>{"2025-06-30"});
    CHECK(deadline_of("2026年底", 2025)->dates == std::vector<std::string>{"2026-12-31"});
    CHECK_FALSE(deadline_of("10月前", 2025));
    CHECK_FALSE(deadline_of("每年适时", 2025));
    CHECK_FALSE(deadline_of("持续推进，6月底前取得成效", 2025));
}

TEST_CASE("a month, a range of months and figures alone have their last day") {
    CHECK(of("6月") == "2022-06-30");
    CHECK(of("11月份") == "2022-11-30");
    CHECK(of("10月中旬前") == "2022-10-20");
    CHECK(of("9月下旬") == "2022-09-30");
    CHECK(of("3月—10月") == "2022-10-31");
    CHECK(of("1-6月") == "2022-06-30");
    CHECK(of("2023年4月至9月") == "2023-09-30");
    CHECK(of("2022年7月-2023年5月") == "2023-05-31");
    CHECK(of("2022-08-15") == "2022-08-15");
    CHECK(of("2022.8.5") == "2022-08-05");
    CHECK(of("下半年") == "2022-12-31");
    CHECK(of("年内完成") == "2022-12-31");
    CHECK(of("次年1月31日前") == "2023-01-31");
    CHECK(of("6月底前完成，并长期坚持") == "2022-06-30");
    CHECK(of("10月前") == "-");
    CHECK(of("5-10家") == "-");
}

TEST_CASE("what comes again may name its day within a quarter or how often it comes") {
    using Days = std::vector<std::string>;
    CHECK(deadline_of("每季度首月10日前", 2025)->dates ==
          Days{"2025-01-10", "2025-04-10", "2025-07-10", "2025-10-10"});
    CHECK(deadline_of("每季度末月25日前", 2025)->dates[1] == "2025-06-25");
    CHECK(deadline_of("每季度一次", 2025)->recurrence == Recurrence::quarterly);
    CHECK(deadline_of("每半年1次", 2025)->dates == Days{"2025-06-30", "2025-12-31"});
    CHECK(deadline_of("每月至少一次", 2025)->dates.size() == 12);
    CHECK(deadline_of("次月5日前", 2025)->dates[0] == "2025-01-05");
    CHECK(deadline_of("每年6月底、12月底前", 2025)->dates == Days{"2025-06-30", "2025-12-31"});
    CHECK(deadline_of("6月、12月底前", 2025)->dates == Days{"2025-06-30", "2025-12-31"});
    CHECK(deadline_of("每年1次", 2025)->dates == Days{"2025-12-31"});
    CHECK(deadline_of("常年开展", 2025)->recurrence == Recurrence::lasting);
    CHECK_FALSE(deadline_of("每季度首月", 2025));
}
