#pragma once

#include <string_view>
#include <vector>

#include "documents/document.h"

namespace zs::catalogue::recognise {

/// A place of the grid of a table: the text of the cell that covers it.
struct GridCell {
    std::string_view text;  ///< the table's own
    documents::Place place;
    int column = 0;  ///< where the covering cell begins
    int column_span = 1;
    bool covered = false;  ///< the cell began in an earlier row
    bool merged = false;   ///< the cell covers several rows
    bool present = false;  ///< any cell covers the place
};
using GridRow = std::vector<GridCell>;

/// Row by row, every row as wide as the table, which must outlive them. Hidden rows are left out.
std::vector<GridRow> grid_rows(documents::Table const& table);

/// The cells of the row that begin in it and hold text, each once.
std::vector<GridCell const*> own_cells(GridRow const& row);

}  // namespace zs::catalogue::recognise
