#include <doctest/doctest.h>

#include "calendar/period.h"
#include "calendar/statutes.h"
#include "calendar/work_calendar.h"

namespace zs::calendar {
namespace {

Day day(char const* iso) {
    return parse_day(iso).value();
}

TEST_CASE("only days that exist are days") {
    CHECK(parse_day("2024-02-29"));
    CHECK_FALSE(parse_day("2023-02-29"));
    CHECK_FALSE(parse_day("2023-2-9"));
    CHECK_FALSE(parse_day("2023-02--1"));
    CHECK(to_string(day("2024-02-29") + 1) == "2024-03-01");
}

TEST_CASE("working weekends and notices are known") {
    auto const calendar = WorkCalendar::national().take();
    CHECK(calendar.years().size() == 12);
    CHECK(calendar.is_working(day("2024-10-12")));
    CHECK(calendar.describe(day("2024-10-12")) == "国庆节调休上班");
    CHECK(calendar.source(day("2024-10-12")) == "国办发明电〔2023〕7号");
    CHECK_FALSE(calendar.is_working(day("2024-10-07")));
    CHECK(calendar.describe(day("2024-10-19")) == "周六休息日");
    for (auto const* working :
         {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"})
        CHECK(calendar.is_working(day(working)));
}

TEST_CASE("a statutory holiday year has 11 days off beyond weekends and make-up days, since 2025 thirteen") {
    auto const calendar = WorkCalendar::national().take();
    auto const net = [&](int year) {
        int count = 0;
        for (Day at = day_of({year, 1, 1}); at <= day_of({year, 12, 31}); ++at) {
            bool const weekend = weekday(at) == 0 || weekday(at) == 6;
            count += (calendar.is_working(at) ? 0 : 1) - (weekend ? 1 : 0);
        }
        return count;
    };
    CHECK(net(2021) == 11);
    CHECK(net(2024) == 11);
    CHECK(net(2025) == 13);
    CHECK(net(2026) == 13);
}

TEST_CASE("what a period skips names the day, the reason and what is behind it") {
    Question question;
    question.start = day("2024-09-30");
    question.period = {7, PeriodUnit::day};
    question.law = find_law("《中华人民共和国行政处罚法》");
    auto const got = answer(question, WorkCalendar::national().take()).take();
    REQUIRE(got.skipped.size() == 8);  // 1–7 October and Sunday the 13th
    CHECK(got.skipped.front().reason == "国庆节放假");
    CHECK(got.skipped.front().article == "行政处罚法第八十五条；国办发明电〔2023〕7号");
    CHECK(got.skipped.back().day == "2024-10-13");
    CHECK(got.period == "7个工作日");
}

TEST_CASE("a period of hours names the law it is counted by") {
    Question question;
    question.start = day("2024-11-29");
    question.start_minute = 600;
    question.period = {48, PeriodUnit::hour};
    auto const got = answer(question, WorkCalendar::national().take()).take();
    CHECK(got.due == "2024-12-01T10:00");
    REQUIRE(got.rules.size() == 1);
    CHECK(got.rules.front().article == "民法典第二百零一条");
}

TEST_CASE("working days between two days leave out the first and count the last") {
    auto const calendar = WorkCalendar::national().take();
    auto const got = between(day("2024-09-30"), day("2024-10-15"), calendar);
    CHECK(got.working_days == 7);
    CHECK(got.calendar_days == 15);
    CHECK(between(day("2024-10-15"), day("2024-09-30"), calendar).working_days == -7);
}

TEST_CASE("periods are written in letters and in Chinese") {
    CHECK(parse_period("+7wd")->unit == PeriodUnit::working_day);
    CHECK(parse_period("20个工作日")->count == 20);
    CHECK(parse_period("6个月")->unit == PeriodUnit::month);
    CHECK(parse_period("-5d")->count == -5);
    CHECK_FALSE(parse_period("7").ok());
    CHECK_FALSE(parse_period("x7wd").ok());
    CHECK_FALSE(parse_period("99999999999wd").ok());
}

TEST_CASE("an overlay with a bad day is refused") {
    auto calendar = WorkCalendar::national().take();
    CHECK_FALSE(
        calendar
            .add_overlay(
                R"({"region":"某州","days_off":[{"name":"节","from":"2024-04-31","to":"2024-05-01"}]})")
            .ok());
}

TEST_CASE("every law finds its general rules and every period of every law is readable") {
    for (auto const& law : laws()) {
        CHECK(!general_rules(&law).law.empty());
        for (auto const& period : law.periods) {
            CHECK_MESSAGE(parse_period(period.period).ok(), law.law, " ", period.id);
            if (period.extension) CHECK(parse_period(*period.extension).ok());
        }
    }
}

}  // namespace
}  // namespace zs::calendar
