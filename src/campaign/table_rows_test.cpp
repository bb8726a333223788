#include "campaign/table_rows.h"

#include <doctest/doctest.h>

namespace zs::campaign {
namespace {

using Rows = std::vector<std::vector<std::string>>;

documents::Row row_of(std::vector<std::string> const& texts) {
    documents::Row out;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!texts[i].empty()) out.cells.push_back({texts[i], static_cast<int>(i), 1, 1, {}});
    }
    return out;
}

documents::Document document_of(std::vector<documents::Row> rows, int columns) {
    documents::Table table;
    table.rows = std::move(rows);
    table.column_count = columns;
    documents::Document out;
    out.blocks.emplace_back(std::move(table));
    return out;
}

TEST_CASE("a title above the headings and blank rows are no rows of a table that is filed") {
    auto document = document_of(
        {row_of({"全年情况统计"}), row_of({"单位", "件数"}), row_of({}), row_of({"甲局", " 12 "})}, 2);
    document.blocks.insert(document.blocks.begin(), documents::Paragraph{"说明", {}, {}});
    CHECK(*table_rows(document) == Rows{{"单位", "件数"}, {"甲局", "12"}});
}

TEST_CASE("what spans several rows stands in each of them, so that each can be read alone") {
    auto first = row_of({"甲局", "许可", "3"});
    first.cells[0].row_span = 2;
    auto const rows =
        table_rows(document_of({row_of({"单位", "种类", "件数"}), first, row_of({"", "处罚", "4"})}, 3));
    CHECK((*rows)[2] == std::vector<std::string>{"甲局", "处罚", "4"});
}

TEST_CASE("of several tables the longest is taken") {
    auto document = document_of({row_of({"a", "b"})}, 2);
    documents::Table longer;
    longer.rows = {row_of({"c", "d"}), row_of({"1", "2"})};
    longer.column_count = 2;
    document.blocks.emplace_back(longer);
    CHECK(table_rows(document)->front() == std::vector<std::string>{"c", "d"});
}

TEST_CASE("a document without a table is refused, and one with more rows than can be filed") {
    CHECK(table_rows({}).error().code == ErrorCode::invalid_input);
    std::vector<documents::Row> rows(2'001, row_of({"a", "b"}));
    CHECK(table_rows(document_of(std::move(rows), 2)).error().code == ErrorCode::too_large);
}

}  // namespace
}  // namespace zs::campaign
