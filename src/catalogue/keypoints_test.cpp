#include "catalogue/keypoints/keypoints.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.h"

/// data/keypoints: whole, short, and connected from version to version. What it is: its README.
namespace zs::catalogue {

namespace {

using Numbers = std::vector<std::string>;

keypoints::Edition read_version(std::string const& version) {
    for (auto const& edition : keypoints::editions()) {
        if (edition.version != version) continue;
        CHECK(edition.schema == "zhunsheng.keypoints/1");
        return edition;
    }
    FAIL("no edition " << version);
    return {};
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
        for (auto const* each : points.all()) {
            auto const& point = *each;
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
        auto const points = read_version(version);
        for (auto const* each : points.all()) {
            auto const& point = *each;
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
    for (auto const* each : older.all()) {
        auto const& point = *each;
        CHECK_FALSE(point.from_2019.has_value());
        lost.insert(point.number);
    }
    auto const known = lost;
    std::set<std::string> without_origin;
    for (auto const* each : newer.all()) {
        auto const& point = *each;
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

TEST_CASE("items are anchored to what they ask for, in the version that they follow") {
    Catalogue local;
    auto& list = local.lists.emplace_back();
    for (auto const* words : {"各镇街的权责清单编成并向社会公布，法律变动之后清单同步修订，写明依据和责任。",
                              "企业开办实际用时压缩到三个工作日之内，登记、税务、社保一个窗口同步办理。",
                              "广场舞音量由物业劝导，晚十点后停止。"}) {
        Item item;
        item.text = words;
        list.items.push_back(item);
    }
    auto const anchored = keypoints::anchor(local);
    REQUIRE(anchored.items.size() == 3);
    REQUIRE(anchored.items[0].has_value());
    CHECK(anchored.items[0]->point->title == "权责清单公开更新");
    REQUIRE(anchored.items[1].has_value());
    CHECK(anchored.items[1]->point->title == "企业开办与证照改革");
    CHECK_FALSE(anchored.items[2].has_value());
}

TEST_CASE("the steps from version to version name every indicator of both") {
    std::set<keypoints::KeyPoint const*> seen;
    std::size_t dropped = 0;
    for (auto const& step : keypoints::steps()) {
        if (step.after != nullptr) seen.insert(step.after);
        if (step.after == nullptr) ++dropped;
        seen.insert(step.before.begin(), step.before.end());
    }
    CHECK(seen.size() ==
          keypoints::editions().front().all().size() + keypoints::editions().back().all().size());
    CHECK(dropped == keypoints::editions().front().dropped->size());
}

}  // namespace zs::catalogue
