#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "base/text.h"
#include "catalogue/described.h"
#include "json/codec.h"

/// data/keypoints: whole, short, and connected from version to version. What it is: its README.
namespace zs::catalogue {

namespace {

using Numbers = std::vector<std::string>;

struct KeyPoint {
    std::string number;
    std::string level1;
    std::string title;
    Effect effect = Effect::none;
    std::optional<Numbers> from_2019;
    std::vector<std::string> checks;
    std::vector<Limit> limits;
};
ZS_WIRE(KeyPoint, number, level1, title, effect, from_2019, checks, limits);
ZS_WIRE_MAY_LACK(KeyPoint, "effect", "limits");

struct KeyPoints {
    std::string schema;
    std::string version;
    std::string source;
    std::optional<Numbers> added;
    std::optional<Numbers> dropped;
    std::vector<KeyPoint> indicators;
    std::vector<KeyPoint> additional;

    [[nodiscard]] std::vector<KeyPoint> all() const {
        auto out = indicators;
        out.insert(out.end(), additional.begin(), additional.end());
        return out;
    }
};
ZS_WIRE(KeyPoints, schema, version, source, added, dropped, indicators, additional);

KeyPoints read_version(std::string const& version) {
    std::ifstream file("data/keypoints/" + version + ".json", std::ios::binary);
    auto read = json::decode<KeyPoints>(std::string(std::istreambuf_iterator<char>(file), {}));
    REQUIRE(read.ok());
    CHECK(read->schema == "zhunsheng.keypoints/1");
    CHECK(read->version == version);
    return read.take();
}

std::set<std::string> as_set(std::optional<Numbers> const& numbers) {
    if (!numbers) return {};
    return {numbers->begin(), numbers->end()};
}

bool is_measured(Limit const& limit) {
    static std::set<std::string> const comparators = {"≥", "≤", "=", "<", ">"};
    return comparators.contains(limit.comparator) && !limit.subject.empty() && !limit.unit.empty() &&
           limit.date.has_value() == (limit.unit == "date") && (limit.value || limit.date || limit.reference);
}

}  // namespace

TEST_CASE(
    "the key points of a version are its indicators 1 to 100, each with its own short title and checks") {
    for (auto const* version : {"2019", "2021"}) {
        auto const points = read_version(version);
        REQUIRE(points.indicators.size() == 100);
        for (std::size_t i = 0; i < 100; ++i)
            CHECK(points.indicators[i].number == std::to_string(i + 1));
        std::set<std::string> titles;
        for (auto const& point : points.all()) {
            CAPTURE(point.number);
            CHECK(length_in_characters(point.title) >= 2);
            CHECK(length_in_characters(point.title) <= 16);
            CHECK(titles.insert(point.title).second);
            CHECK_FALSE(point.level1.empty());
            CHECK_FALSE(point.checks.empty());
            CHECK(std::ranges::none_of(point.checks, [](auto const& check) { return check.empty(); }));
            CHECK(std::set(point.checks.begin(), point.checks.end()).size() == point.checks.size());
        }
    }
}

TEST_CASE("a limit of a key point is a fact that can be compared") {
    for (auto const* version : {"2019", "2021"}) {
        for (auto const& point : read_version(version).all()) {
            CAPTURE(point.number);
            CHECK(std::ranges::all_of(point.limits, is_measured));
        }
    }
}

TEST_CASE(
    "every indicator of 2019 went into one of 2021 or was dropped; every one of 2021 came from one or is "
    "added") {
    auto const older = read_version("2019");
    auto const newer = read_version("2021");
    std::set<std::string> lost;
    for (auto const& point : older.all()) {
        CHECK_FALSE(point.from_2019.has_value());
        lost.insert(point.number);
    }
    auto const known = lost;
    std::set<std::string> without_origin;
    for (auto const& point : newer.all()) {
        CAPTURE(point.number);
        REQUIRE(point.from_2019.has_value());
        for (auto const& origin : *point.from_2019) {
            CHECK(known.contains(origin));
            lost.erase(origin);
        }
        if (point.from_2019->empty()) without_origin.insert(point.number);
    }
    CHECK(lost == as_set(older.dropped));
    CHECK(without_origin == as_set(newer.added));
}

}  // namespace zs::catalogue
