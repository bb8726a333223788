#include "catalogue/diff/diff.h"

#include <doctest/doctest.h>

#include "catalogue/diff/trace.h"

using namespace zs::catalogue;
namespace d = zs::catalogue::diff;

namespace {

Item item(std::string number, std::string text, std::string level1 = "一、河流") {
    Item out;
    out.number = std::move(number);
    out.level1 = std::move(level1);
    out.text = std::move(text);
    return out;
}

Catalogue catalogue(std::vector<Item> items) {
    Catalogue out;
    out.lists.push_back({"清单", ListKind::indicator, std::nullopt, std::move(items)});
    return out;
}

std::string text_of(std::vector<d::Edit> const& edits) {
    std::string out;
    for (auto const& edit : edits) {
        if (edit.kind == d::EditKind::equal) out += edit.text;
        if (edit.kind == d::EditKind::removed) out += "[-" + edit.text + "]";
        if (edit.kind == d::EditKind::inserted) out += "[+" + edit.text + "]";
    }
    return out;
}

std::vector<d::ChangeKind> kinds(d::Diff const& diff) {
    std::vector<d::ChangeKind> out;
    for (auto const& change : diff.changes)
        out.push_back(change.kind);
    return out;
}

using Kinds = std::vector<d::ChangeKind>;
using K = d::ChangeKind;

char const* const kBoats = "渡口的船只每月检查一次，检查结果张贴在码头。";
char const* const kNets = "渔民在禁渔期内不得下网，违者由村里劝返。";
char const* const kWells = "水井加盖并由专人看护，每季度清洗不少于1次。";
char const* const kTrees = "堤岸两侧补种柳树，成活率不低于80%。";

}  // namespace

TEST_CASE("texts are paired across a renumbering, and width and white space are no difference") {
    auto const result =
        d::diff(catalogue({item("1", kBoats), item("2", kNets), item("3", kWells)}),
                catalogue({item("1", "新来的一条，前面从未有过。"), item("2", kBoats),
                           item("3", "渔民在禁渔期内不得下网, 违者由村里劝返."), item("4", kWells)}));
    CHECK(kinds(result) == Kinds{K::added, K::unchanged, K::unchanged, K::unchanged});
    CHECK(result.counts.unchanged == 3);
    CHECK(result.changes[2].before[0].number == "2");
    CHECK(result.changes[2].after[0].number == "3");
}

TEST_CASE("a reworded text comes with its edits, in the documents' own wording") {
    auto const result = d::diff(catalogue({item("1", kTrees)}),
                                catalogue({item("7", "堤岸两侧补种柳树，成活率不低于 85%。")}));
    REQUIRE(kinds(result) == Kinds{K::reworded});
    CHECK(text_of(result.changes[0].edits) == "堤岸两侧补种柳树，成活率不低于 [-80][+85]%。");
}

TEST_CASE("an item put under another heading or in another place of the order has moved") {
    auto const before = catalogue({item("1", kBoats), item("2", kNets), item("3", kWells, "二、水井"),
                                   item("4", kTrees, "二、水井"), item("5", "水塔每年刷漆。", "二、水井")});
    auto const after = catalogue({item("1", kNets), item("2", kBoats), item("3", kWells, "三、井与塔"),
                                  item("4", "水塔每年刷漆。", "三、井与塔"), item("5", kTrees, "五、树木")});
    auto const result = d::diff(before, after);
    CHECK(result.counts.moved == 2);
    CHECK(result.counts.unchanged == 3);  // a renamed heading moves nothing
    CHECK(result.changes[4].moved == std::vector{d::Move::heading});
}

TEST_CASE("an item split in two, two merged into one, one withdrawn") {
    std::string const both = std::string(kWells) + kTrees;
    auto const two = catalogue({item("1", kWells), item("2", kTrees), item("3", kNets)});
    auto const one = catalogue({item("1", both)});
    auto const split = d::diff(one, two);
    CHECK(kinds(split) == Kinds{K::split, K::added});
    CHECK(split.changes[0].after.size() == 2);
    CHECK(split.changes[0].parts.size() == 2);
    CHECK(split.changes[0].parts[0].after_share == doctest::Approx(1.0));
    auto const merged = d::diff(two, one);
    CHECK(kinds(merged) == Kinds{K::merged, K::withdrawn});
    CHECK(merged.changes[0].before.size() == 2);
}

TEST_CASE("a second mention of what a pair already has is an addition, not a split") {
    auto const result = d::diff(catalogue({item("1", kWells)}),
                                catalogue({item("1", kWells), item("2", "水井加盖并由专人看护。")}));
    CHECK(kinds(result) == Kinds{K::unchanged, K::added});
}

TEST_CASE("equal texts are paired in their order, and one too many is added") {
    auto const result =
        d::diff(catalogue({item("1", kBoats), item("2", kBoats, "二、船")}),
                catalogue({item("1", kBoats), item("2", kBoats, "三、岸"), item("3", kBoats, "二、船")}));
    CHECK(result.counts.added == 1);
    CHECK(result.counts.unchanged == 2);
    CHECK(result.changes[1].kind == K::added);
}

TEST_CASE("units and other fields that changed are told of, also where the text stayed") {
    auto old = item("1", kBoats);
    auto now = old;
    old.lead_units = {"甲局"};
    old.responsible_units = {"乙局", "丙镇（一组）"};
    now.lead_units = {"丁局"};
    now.responsible_units = {"丙镇(一组)", "乙局"};
    now.deadline = "6月底前";
    auto const result = d::diff(catalogue({old}), catalogue({now}));
    REQUIRE(result.changes[0].units.has_value());
    CHECK(result.changes[0].units->lead_added == std::vector<std::string>{"丁局"});
    CHECK(result.changes[0].units->lead_removed == std::vector<std::string>{"甲局"});
    CHECK(result.changes[0].units->responsible_added.empty());
    REQUIRE(result.changes[0].fields.size() == 1);
    CHECK(result.changes[0].fields[0].field == "deadline");
    CHECK(result.counts.units_changed == 1);
}

TEST_CASE("tasks are traced to the item they were cut from, in whatever order its sentences stood") {
    auto const whole = catalogue({item("1", std::string(kWells) + kTrees), item("2", kNets)});
    auto const tasks =
        catalogue({item("a", kTrees), item("b", std::string(kTrees) + kWells), item("c", "看船。")});
    auto const trace = d::trace(whole, tasks);
    REQUIRE(trace.items.size() == 3);
    CHECK(trace.items[0].before_number == "1");
    CHECK(trace.items[0].after_share == doctest::Approx(1.0));
    CHECK(trace.items[0].before_share < 0.6);
    CHECK(trace.items[1].after_share > 0.9);
    CHECK_FALSE(trace.items[2].before.has_value());
    CHECK(trace.wholes[0].parts == std::vector<int>{1, 2});
    CHECK(trace.wholes[0].share == doctest::Approx(1.0));
    CHECK(trace.wholes[1].share == 0.0);
}
