#include "catalogue/recognise/continuation.h"

#include <doctest/doctest.h>

using namespace zs::catalogue::recognise;

namespace {

Record item(std::string number, std::string level1, std::string level2, std::string text = "按时公开。") {
    Record record;
    record.number = std::move(number);
    record.level1 = std::move(level1);
    record.level2 = std::move(level2);
    record.text = std::move(text);
    return record;
}

RecordTable table(std::string caption, std::vector<Record> records) {
    RecordTable made;
    made.caption = std::move(caption);
    made.columns = {{Role::number, "序号", 1}, {Role::text, "任务", 1}, {Role::responsible, "责任单位", 1}};
    made.records = std::move(records);
    made.last_level1 = made.records.back().level1;
    made.last_level2 = made.records.back().level2;
    return made;
}

}  // namespace

TEST_CASE("a table without title whose numbers go on belongs to the one before it, and so do its headings") {
    std::vector<RecordTable> tables = {
        table("任务清单", {item("1", "一、公开", "（一）目录"), item("2", "一、公开", "（一）目录")}),
        table("", {item("3", "", ""), item("4", "（二）年报", ""), item("5", "二、监督", "（三）评议")}),
        table("— 3 —", {item("6", "", "（四）回复")}),
    };
    tables[2].caption = "-3-";
    join_continuations(tables);
    REQUIRE(tables.size() == 1);
    auto const& records = tables[0].records;
    REQUIRE(records.size() == 6);
    CHECK(records[2].level1 == "一、公开");
    CHECK(records[2].level2 == "（一）目录");
    CHECK(records[3].level1 == "一、公开");
    CHECK(records[3].level2 == "（二）年报");
    CHECK(records[4].level1 == "二、监督");
    CHECK(records[5].level1 == "二、监督");
    CHECK(records[5].level2 == "（四）回复");
}

TEST_CASE("a heading at the foot of a page is in force on the next") {
    std::vector<RecordTable> tables = {table("", {item("1", "一、公开", "（一）目录")}),
                                       table("", {item("2", "", "")})};
    tables[0].last_level2 = "（二）年报";
    join_continuations(tables);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].records[1].level1 == "一、公开");
    CHECK(tables[0].records[1].level2 == "（二）年报");
}

TEST_CASE("a title, other columns or numbers that begin again make a list of its own") {
    auto const first = table("任务清单", {item("1", "", ""), item("2", "", "")});
    auto other_columns = table("", {item("3", "", "")});
    other_columns.columns.pop_back();
    for (auto const& second :
         {table("延伸清单", {item("3", "", "")}), table("", {item("1", "", "")}), other_columns}) {
        std::vector<RecordTable> tables = {first, second};
        join_continuations(tables);
        CHECK(tables.size() == 2);
    }
}

TEST_CASE("an item that the page break cut is one item, and says so") {
    std::vector<RecordTable> tables = {table("", {item("7", "", "", "受理窗口延伸到")}),
                                       table("", {item("", "", "", "司法所。"), item("8", "", "")})};
    tables[1].records[0].responsible = {"各镇", true, false};
    join_continuations(tables);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].records.size() == 2);
    CHECK(tables[0].records[0].text == "受理窗口延伸到司法所。");
    CHECK(tables[0].records[0].responsible.text == "各镇");
    CHECK(tables[0].records[0].doubts.size() == 1);
}

TEST_CASE("同上 means the cell above, through several rows") {
    auto made = table("", {item("1", "", ""), item("2", "", ""), item("3", "", "")});
    made.records[0].responsible.text = "区司法局";
    made.records[1].responsible.text = "同 上";
    made.records[2].responsible.text = "〃";
    made.records[0].deadline.text = "6月底前";
    made.records[1].deadline.text = "同上级部门一致";
    resolve_dittos(made);
    CHECK(made.records[1].responsible.text == "区司法局");
    CHECK(made.records[2].responsible.text == "区司法局");
    CHECK(made.records[1].deadline.text == "同上级部门一致");
}
