#include "catalogue/diff/compare.h"

#include <doctest/doctest.h>

#include "catalogue/diff/carry_over.h"

using namespace zs::catalogue;
namespace d = zs::catalogue::diff;

namespace {

Item item(std::string number, std::string text, double days = 0) {
    Item out;
    out.number = std::move(number);
    out.text = std::move(text);
    out.lead_units = {"甲局"};
    out.responsible_units = {"乙站"};
    if (days > 0) {
        Limit limit;
        limit.subject = "答复";
        limit.comparator = "≤";
        limit.value = days;
        limit.unit = "working_day";
        limit.quote = "不超过";
        out.limits.push_back(limit);
    }
    return out;
}

Catalogue catalogue(std::vector<Item> items) {
    Catalogue out;
    out.lists.push_back({"清单", ListKind::indicator, std::nullopt, std::move(items)});
    return out;
}

Item answer(double days) {
    return item("2", "村民来信登记后答复，最长不超过" + std::to_string(static_cast<int>(days)) + "个工作日。",
                days);
}

Item const kBoats = item("1", "渡口的船只每月检查一次，检查结果张贴在码头。");
Item const kTrees = item("3", "堤岸两侧补种柳树，死一棵补一棵。");

}  // namespace

TEST_CASE("local limits stand in one row, with how many ask for what") {
    auto const base = catalogue({kBoats, answer(7)});
    d::TextIndex const index(base);
    std::vector<d::Laid> laid;
    laid.push_back(d::lay_over(index, catalogue({kBoats, answer(7)}), "甲"));
    laid.push_back(d::lay_over(index, catalogue({answer(5), kBoats, kTrees}), "乙"));
    laid.push_back(d::lay_over(index, catalogue({kBoats, answer(15)}), "丙"));
    laid.push_back(d::lay_over(index, catalogue({kBoats}), "丁"));
    auto const table = d::compare(base, index, std::move(laid));
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].unchanged == 4);
    CHECK(table.rows[0].cells.empty());
    auto const& row = table.rows[1];
    CHECK(row.unchanged == 1);
    CHECK(row.withdrawn == 1);
    REQUIRE(row.limits.size() == 1);
    REQUIRE(row.limits[0].values.size() == 3);
    CHECK(row.limits[0].values[0].text == "≤ 7 个工作日");
    CHECK(row.limits[0].values[0].count == 1);
    REQUIRE(row.cells.size() == 3);
    CHECK(row.cells[0].local == 1);
    CHECK(row.cells[0].limits.at(0).kind == d::LimitChangeKind::tightened);
    CHECK(row.cells[1].limits.at(0).kind == d::LimitChangeKind::loosened);
    CHECK(row.cells[2].kind == d::ChangeKind::withdrawn);
    CHECK(table.locals[1].counts.added == 1);
    CHECK(table.locals[1].added[0].number == "3");
}

TEST_CASE("a new version reopens only what changed") {
    auto moved_units = kBoats;
    moved_units.number = "9";
    moved_units.responsible_units = {"丙站"};
    auto const result =
        d::carry_over(catalogue({kBoats, answer(7), kTrees}),
                      catalogue({answer(5), moved_units, item("4", "新开的茶馆夜里十点关门。")}));
    CHECK(result.items.carries == 1);
    CHECK(result.items.reopens == 1);
    CHECK(result.items.starts == 1);
    CHECK(result.items.ends == 1);
    CHECK(result.tasks.carries == 1);  // the lead of the boats
    CHECK(result.tasks.reopens == 2);
    CHECK(result.tasks.starts == 3);
    CHECK(result.tasks.ends == 3);
    CHECK(result.changes[0].limits.size() == 1);
}
