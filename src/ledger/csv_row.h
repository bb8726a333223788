#pragma once

#include <span>
#include <string>

namespace zs::ledger {

/// A row of CSV that the reader takes apart again into the same cells, on one line: line breaks inside cells
/// become blanks. Formulas are not neutralised: for our own reading, not for people.
void append_csv_row(std::span<std::string const> cells, std::string& out);

}  // namespace zs::ledger
