#include "campaign/icalendar.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace zs::campaign {
namespace {

std::string one(std::string summary) {
    return icalendar("创建日程", "2026-03-02T08:00:00Z",
                     {{"u1", "2026-03-31", "2026-03-31", std::move(summary), ""}});
}

TEST_CASE("a whole day ends on the day after it, months are not cut") {
    auto const text = one("到期");
    CHECK(contains(text, "DTSTART;VALUE=DATE:20260331\r\n"));
    CHECK(contains(text, "DTEND;VALUE=DATE:20260401\r\n"));
    CHECK(contains(text, "DTSTAMP:20260302T080000Z\r\n"));
    CHECK(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    CHECK(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
}

TEST_CASE("signs of the format are escaped in texts, line breaks too") {
    CHECK(contains(one("甲;乙,丙\\丁\n戊"), "SUMMARY:甲\\;乙\\,丙\\\\丁\\n戊\r\n"));
}

TEST_CASE("no line is longer than 75 bytes, none is cut inside a character, unfolded it is the same") {
    std::string summary;
    for (int i = 0; i < 60; ++i)
        summary += i % 7 == 0 ? "a" : "汉";
    auto const text = one(summary);
    std::size_t from = 0;
    while (from < text.size()) {
        auto const end = text.find("\r\n", from);
        REQUIRE(end != std::string::npos);
        CHECK(end - from <= 75);
        CHECK(is_valid_utf8(text.substr(from, end - from)));
        from = end + 2;
    }
    CHECK(contains(replace_all(text, "\r\n ", ""), "SUMMARY:" + summary + "\r\n"));
}

TEST_CASE("what has no day is left out") {
    CHECK_FALSE(contains(icalendar("n", "2026-03-02T08:00:00Z", {{"u", "soon", "soon", "s", ""}}), "VEVENT"));
}

}  // namespace
}  // namespace zs::campaign
