#include "documents/document.h"

#include <doctest/doctest.h>

namespace zs::documents {

TEST_CASE("the grid of a merged table names the covering cell at every place") {
    Table table;
    table.column_count = 3;
    table.rows.resize(2);
    table.rows[0].cells = {{"一、", 0, 2, 1, {}}, {"1", 1, 1, 2, {}}};
    table.rows[1].cells = {{"2", 1, 1, 1, {}}};
    auto grid = grid_of(table);
    CHECK(grid[1][0].row == 0);
    CHECK(grid[0][2].position == 1);
    CHECK(grid[1][1].row == 1);
    CHECK(grid[1][2].row == -1);
}

TEST_CASE("a place is described in words the user knows") {
    CHECK(describe(Place{.line = 31, .end_line = 33}) == "第 31–33 行");
    CHECK(describe(Place{.table = 2, .row = 14}) == "表 2 第 14 行");
    CHECK(describe(Place{.table = 1, .row = 5, .sheet = "清单"}) == "工作表“清单” 第 5 行");
}

}  // namespace zs::documents
