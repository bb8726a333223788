#pragma once

#include <optional>
#include <vector>

#include "catalogue/recognise/lines.h"
#include "catalogue/recognise/record.h"

namespace zs::catalogue::recognise {

/// Tables written as one row on each line (Layout::row_per_line) whose cells all stand in their columns.
/// Nothing if cells have moved or rows are cut: such tables are rebuilt from their pieces.
std::optional<std::vector<RecordTable>> tables_of_straight_rows(std::vector<TextLine> const& lines);

}  // namespace zs::catalogue::recognise
