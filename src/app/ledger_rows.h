#pragma once

#include <functional>
#include <string_view>

#include "base/error.h"

namespace zs::app {

/// Whether a ledger is a workbook (.xlsx): it is measured from its rows as CSV.
bool is_workbook(std::string_view first_bytes);

/// The rows of a workbook's ledger as CSV, in pieces; the line of a row is its number in the sheet. Memory
/// does not grow with the rows.
Result<void> workbook_rows(std::string_view bytes, std::function<void(std::string_view)> const& output);

}  // namespace zs::app
