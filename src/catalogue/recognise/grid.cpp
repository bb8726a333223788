#include "catalogue/recognise/grid.h"

#include "base/text.h"

namespace zs::catalogue::recognise {

std::vector<GridRow> grid_rows(documents::Table const& table) {
    auto covering = documents::grid_of(table);
    std::vector<GridRow> rows;
    rows.reserve(covering.size());
    for (std::size_t r = 0; r < covering.size(); ++r) {
        if (table.rows[r].hidden) continue;
        GridRow row(covering[r].size());
        for (std::size_t c = 0; c < row.size(); ++c) {
            auto at = covering[r][c];
            if (at.row < 0) continue;
            auto const& cell =
                table.rows[static_cast<std::size_t>(at.row)].cells[static_cast<std::size_t>(at.position)];
            row[c] = {cell.text,
                      cell.place,
                      cell.column,
                      cell.column_span,
                      static_cast<std::size_t>(at.row) != r,
                      cell.row_span > 1,
                      true};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<GridCell const*> own_cells(GridRow const& row) {
    std::vector<GridCell const*> cells;
    for (std::size_t c = 0; c < row.size(); ++c) {
        GridCell const& cell = row[c];
        bool begins_here = cell.present && !cell.covered && static_cast<std::size_t>(cell.column) == c;
        if (begins_here && !trim(cell.text).empty()) cells.push_back(&cell);
    }
    return cells;
}

}  // namespace zs::catalogue::recognise
