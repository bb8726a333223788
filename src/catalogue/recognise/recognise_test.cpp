#include "catalogue/recognise/recognise.h"

#include <doctest/doctest.h>

using namespace zs;
using namespace zs::catalogue;

namespace {

/// Lines above a table of three columns with two items.
Catalogue read_below(std::vector<std::string> const& lines,
                     std::vector<std::vector<std::string>> const& rows = {
                         {"序号", "工作任务", "责任单位"},
                         {"1", "公园长椅逐张登记，坏的当月修好。", "县园林局"},
                         {"2", "步道照明按季检查，坏灯当周更换。", "县住建局"}}) {
    documents::Document document;
    for (auto const& line : lines)
        document.blocks.emplace_back(documents::Paragraph{line, documents::ParagraphKind::line, {}});
    documents::Table table;
    table.column_count = static_cast<int>(rows[0].size());
    for (auto const& cells : rows) {
        documents::Row row;
        for (auto const& text : cells) {
            documents::Cell cell;
            cell.text = text;
            cell.column = static_cast<int>(row.cells.size());
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    document.blocks.emplace_back(std::move(table));
    auto read = recognise::recognise(document);
    REQUIRE(read.ok());
    return read.take();
}

}  // namespace

TEST_CASE("a date, a number or a count between title and table names no list") {
    for (auto const& between : std::vector<std::vector<std::string>>{
             {}, {"2024年3月5日"}, {"（2024年3月5日印发）"}, {"示园发〔2024〕3号", "2024年3月5日"}}) {
        std::vector<std::string> lines = {"示例县公园管理任务分解表"};
        lines.insert(lines.end(), between.begin(), between.end());
        auto const catalogue = read_below(lines);
        REQUIRE(catalogue.lists.size() == 1);
        CHECK(catalogue.lists[0].name == "示例县公园管理任务分解表");
    }
}

TEST_CASE("how many items there are to be may stand alone or behind the title") {
    CHECK(read_below({"示例县公园管理任务分解表", "共3项任务"}).lists[0].declared_count == 3);
    CHECK(read_below({"示例县公园管理任务分解表", "（共3项）"}).lists[0].declared_count == 3);
    CHECK(read_below({"示例县公园管理任务分解表（共3项）", "2024年3月5日"}).lists[0].declared_count == 3);
    CHECK_FALSE(read_below({"示例县公园管理任务分解表"}).lists[0].declared_count.has_value());
}

TEST_CASE("persons named with their units are no units") {
    auto const catalogue = read_below({"示例县公园管理任务分解表"},
                                      {{"序号", "工作任务", "牵头单位及责任人", "配合单位"},
                                       {"1", "公园长椅逐张登记，坏的当月修好。", "县园林局 王某某", "各镇"},
                                       {"2", "步道照明按季检查。", "县住建局（李某）\n团委", "县城管局"}});
    auto const& items = catalogue.lists.at(0).items;
    CHECK(items.at(0).lead_units == std::vector<std::string>{"县园林局"});
    CHECK(items.at(1).lead_units == std::vector<std::string>{"县住建局", "团委"});
}
