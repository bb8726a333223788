#pragma once

#include <string>
#include <vector>

namespace zs::report {

/// A row after RFC 4180; cells that a spreadsheet would take for formulas are preceded by an apostrophe.
std::string csv_line(std::vector<std::string> const& cells);

}  // namespace zs::report
