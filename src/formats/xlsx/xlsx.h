#pragma once

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"

namespace zs::formats {

/// Spreadsheets (ECMA-376 part 1, 18). Every worksheet with content becomes one Table; its caption and
/// place.sheet are the sheet's name, place.table its position in the workbook. Cells hold what the sheet
/// shows: numbers and dates in their format, cached results of formulas (which are never evaluated). Hidden
/// rows, columns and sheets are read and said in a Notice.
Result<documents::Document> read_xlsx(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
