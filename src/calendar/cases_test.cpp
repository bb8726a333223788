#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "calendar/period.h"
#include "calendar/statutes.h"
#include "calendar/work_calendar.h"
#include "json/codec.h"

namespace zs::calendar {
namespace {

struct Span {
    std::string from;
    std::string to;
};
ZS_WIRE(Span, from, to);

/// One case of data/statutes/cases, worked by hand.
struct HandWorked {
    std::string why;
    std::string start;
    std::string period;
    std::string due;
    std::optional<std::string> law;
    std::optional<std::string> moved_from;
    std::optional<std::vector<Span>> suspensions;
    std::optional<std::vector<std::string>> extensions;
    std::optional<std::vector<Span>> days_off;
    bool provisional = false;
};
ZS_WIRE(HandWorked, why, start, period, due, law, moved_from, suspensions, extensions, days_off, provisional);

std::string file_text(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<HandWorked> all_cases() {
    std::vector<HandWorked> out;
    for (auto const& entry : std::filesystem::directory_iterator("data/statutes/cases")) {
        auto read = json::decode<std::vector<HandWorked>>(file_text(entry.path()));
        REQUIRE(read.ok());
        out.insert(out.end(), read->begin(), read->end());
    }
    return out;
}

WorkCalendar calendar_of(HandWorked const& one) {
    auto calendar = WorkCalendar::national().take();
    for (auto const& off : one.days_off.value_or(std::vector<Span>())) {
        auto const overlay =
            fmt::format(R"({{"region":"某自治州","days_off":[{{"name":"节","from":"{}","to":"{}"}}]}})",
                        off.from, off.to);
        REQUIRE(calendar.add_overlay(overlay).ok());
    }
    return calendar;
}

Answer answer_of(HandWorked const& one) {
    Question question;
    question.start = parse_day(one.start.substr(0, 10)).value();
    if (one.start.size() > 10)
        question.start_minute = std::stoi(one.start.substr(11, 2)) * 60 + std::stoi(one.start.substr(14, 2));
    question.period = parse_period(one.period).take();
    if (one.law) question.law = find_law(*one.law);
    REQUIRE((question.law != nullptr) == one.law.has_value());
    for (auto const& span : one.suspensions.value_or(std::vector<Span>()))
        question.suspensions.push_back({parse_day(span.from).value(), parse_day(span.to).value()});
    for (auto const& extension : one.extensions.value_or(std::vector<std::string>()))
        question.extensions.push_back(parse_period(extension).take());
    return answer(question, calendar_of(one)).take();
}

TEST_CASE("every hand-worked case comes out as worked") {
    auto const cases = all_cases();
    CHECK(cases.size() >= 60);
    for (auto const& one : cases) {
        auto const got = answer_of(one);
        INFO(one.why, "：", one.start, " + ", one.period);
        CHECK(got.due == one.due);
        CHECK(got.moved_from.value_or("") == one.moved_from.value_or(""));
        CHECK(got.provisional == one.provisional);
    }
}

}  // namespace
}  // namespace zs::calendar
