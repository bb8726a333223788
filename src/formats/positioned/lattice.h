#pragma once

#include <cstddef>
#include <vector>

#include "formats/positioned/page.h"
#include "formats/positioned/text_line.h"

namespace zs::formats {

/// A cell between ruling lines, in columns and rows of its grid.
struct PlacedCell {
    int column = 0;
    int column_span = 1;
    int row_span = 1;
    double left = 0;
    double right = 0;
    double bottom = 0;
    std::vector<TextLine> lines;
};

struct PlacedRow {
    int page = 0;
    std::vector<PlacedCell> cells;  ///< those that begin in this row, in column order
};

/// A grid that ruling lines make on one page.
struct PlacedTable {
    int page = 0;
    std::vector<double> columns;  ///< x of the lines, one more than there are columns
    std::vector<double> edges;    ///< y of the lines
    std::vector<PlacedRow> rows;

    [[nodiscard]] bool contains(double x, double y) const {
        return x > columns.front() && x < columns.back() && y > edges.front() && y < edges.back();
    }
};

/// Collinear pieces (dashes, one border per cell) joined; too short ones left out.
std::vector<Rule> joined_rules(std::vector<Rule> rules);

/// The tables that lines of a page make, from top to bottom, with their cells still empty. Frames around a
/// single cell are no tables. At most `max_cells` places in all.
std::vector<PlacedTable> tables_of(std::vector<Rule> const& rules, int page, std::size_t max_cells);

/// Moves the characters that stand in a table into its cells; the others stay.
void fill_cells(PlacedTable& table, std::vector<Glyph>& glyphs);

}  // namespace zs::formats
