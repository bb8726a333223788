#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"

namespace zs::formats {

/// Gets the rows of a sheet in order: the number of the row, from 1, and its cells, blank ones in between
/// included. Rows without content are left out.
using TakeRow = std::function<void(int number, std::span<std::string const> cells)>;

/// The rows of the first sheet that holds a table (two rows or more; hidden sheets come last), one after the
/// other: memory does not grow with them, except for the texts that the workbook shares among its cells. For
/// data rather than for reading: numbers as they are, without separators and percent signs, days as
/// 2024-09-03; results of formulas as they were saved, formulas are never evaluated.
Result<void> stream_xlsx_rows(std::string_view bytes, Limits const& limits, TakeRow const& take);

}  // namespace zs::formats
