#include "base/clock.h"

#include <doctest/doctest.h>

using namespace zs;

TEST_CASE("an instant survives its text form") {
    auto instant = parse_iso_time("2024-02-29T23:59:58Z");
    REQUIRE(instant.has_value());
    CHECK(iso_time(*instant) == "2024-02-29T23:59:58Z");
}

TEST_CASE("text that is no time is refused") {
    for (char const* text : {"", "2023-02-29T00:00:00Z", "2024-01-01 00:00:00Z", "2024-01-01T24:00:00Z",
                             "2024-01-01T00:00:00", "2024-01-01T00:00:0-Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso_time(text).has_value());
    }
}

TEST_CASE("a date must exist") {
    CHECK(is_iso_date("2022-07-05"));
    CHECK_FALSE(is_iso_date("2022-06-31"));
    CHECK_FALSE(is_iso_date("2022-7-5"));
}
