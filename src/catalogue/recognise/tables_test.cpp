#include "catalogue/recognise/tables.h"

#include <doctest/doctest.h>

using namespace zs;
using namespace zs::catalogue::recognise;

namespace {

/// A row of one cell stands across the table.
RecordTable read(std::vector<std::vector<std::string>> const& rows) {
    documents::Table table;
    table.column_count = static_cast<int>(rows[0].size());
    for (auto const& texts : rows) {
        documents::Row row;
        for (auto const& text : texts) {
            documents::Cell cell;
            cell.text = text;
            cell.column = static_cast<int>(row.cells.size());
            cell.column_span = texts.size() == 1 ? table.column_count : 1;
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    auto tables = read_table(table, "", {});
    REQUIRE(tables.size() == 1);
    return std::move(tables[0]);
}

}  // namespace

TEST_CASE("how points are given is not the text of an indicator") {
    auto table = read({{"序号", "考核内容", "考核标准", "分值"},
                       {"1", "沿街花坛每周浇水。", "缺一次扣1分。", "5"},
                       {"2", "公园长椅逐张登记。", "未登记的不得分。", "5"},
                       {"合计", "", "", "10"}});
    REQUIRE(table.records.size() == 2);
    CHECK(table.records[0].text == "沿街花坛每周浇水。");
    auto demands = read(
        {{"序号", "考核内容", "考核标准"}, {"1", "花坛", "每周浇水两次。"}, {"2", "长椅", "逐张登记。"}});
    CHECK(demands.records[0].text == "每周浇水两次。");
    CHECK(demands.records[0].level1 == "花坛");
}

TEST_CASE("who gives the points does not answer for the indicator") {
    auto table = read({{"序号", "考核内容", "责任单位", "评分单位", "完成时间及要求", "下一步措施"},
                       {"1", "沿街花坛每周浇水。", "各镇", "县园林局", "6月底前", "增加洒水车。"},
                       {"2", "公园长椅逐张登记。", "各街道", "县城管局", "全年", "安排专人。"}});
    REQUIRE(table.records.size() == 2);
    CHECK(table.records[0].text == "沿街花坛每周浇水。");
    CHECK(table.records[0].responsible.text == "各镇");
    CHECK(table.records[0].deadline.text == "6月底前");
}

TEST_CASE("a header above the numbers only names the texts beside them, too") {
    auto table = read({{"工作任务", "具体要求", "", "责任单位"},
                       {"（一）花坛", "1", "沿街花坛每周浇水。", "县园林局"},
                       {"（二）长椅", "2", "公园长椅逐张登记。", "县园林局"}});
    REQUIRE(table.records.size() == 2);
    CHECK(table.records[1].number == "2");
    CHECK(table.records[1].text == "公园长椅逐张登记。");
    CHECK(table.records[1].level1 == "（二）长椅");
}

TEST_CASE("headings across the table stand above those of its first column") {
    auto table = read({{"目标任务", "主要内容", "责任单位"},
                       {"一、公园"},
                       {"（一）花坛", "沿街花坛每周浇水。", "县园林局"},
                       {"（二）长椅", "公园长椅逐张登记。", "县园林局"}});
    REQUIRE(table.records.size() == 2);
    CHECK(table.records[1].text == "公园长椅逐张登记。");
    CHECK(table.records[1].level1 == "一、公园");
    CHECK(table.records[1].level2 == "（二）长椅");
}

TEST_CASE("a number that begins a count within the text is no number of the row") {
    auto table = read({{"序号", "工作任务", "责任单位"},
                       {"1", "①选种。②栽种。", "县园林局"},
                       {"2", "2.每周浇水。", "县园林局"},
                       {"1", "1.登记；2.维修。", "县园林局"}});
    REQUIRE(table.records.size() == 3);
    CHECK(table.records[0].text == "①选种。②栽种。");
    CHECK(table.records[1].text == "每周浇水。");
    CHECK(table.records[2].text == "1.登记；2.维修。");
}
