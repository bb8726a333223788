#pragma once

#include <cstddef>
#include <vector>

#include "catalogue/recognise/columns.h"
#include "catalogue/recognise/grid.h"

namespace zs::catalogue::recognise {

/// A header found in a grid: the columns it names and how many rows it takes (two where a cell spans
/// columns).
struct Header {
    std::vector<Column> columns;
    std::size_t row_count = 0;  ///< 0: no header in this row

    explicit operator bool() const { return row_count > 0; }
};

/// Reads the header that begins in row `at`. Ranks are not resolved.
Header read_header(std::vector<GridRow> const& rows, std::size_t at);

/// Fills roles the header left open, and all roles where there is no header, by what the cells hold: numbers,
/// units, methods, dates, long texts. Such columns have a lower confidence.
void columns_from_contents(std::vector<GridRow> const& rows, std::size_t first_row,
                           std::vector<Column>& columns);

/// True if the row repeats the header.
bool repeats_header(GridRow const& row, std::vector<Column> const& columns);

}  // namespace zs::catalogue::recognise
