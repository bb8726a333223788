#pragma once

#include <vector>

#include "catalogue/recognise/lines.h"
#include "catalogue/recognise/record.h"

namespace zs::catalogue::recognise {

/// Tables written as one cell on each line (Layout::cell_per_line). Blank lines stand between rows, but also
/// inside cells, so rows are found as the cheapest way to part the cells into rows as wide as the header and
/// rows of a single cell (headings).
std::vector<RecordTable> tables_of_cell_lines(std::vector<TextLine> const& lines);

}  // namespace zs::catalogue::recognise
