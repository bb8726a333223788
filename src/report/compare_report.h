#pragma once

#include <string>

#include "catalogue/diff/compare.h"

/// Many local catalogues against one base, on screen and in a spreadsheet.
namespace zs::report {

/// For a terminal: the items in which local catalogues differ, limits first, then how far each one is from
/// the base.
std::string compare_text(catalogue::diff::Comparison const& comparison);
/// One page: an item per row, a column for each of the first 40 local catalogues, the spread of limits over
/// all.
std::string compare_html(catalogue::diff::Comparison const& comparison);
/// An item per row, a column for each local catalogue; UTF-8 with byte order mark, no cell is a formula.
std::string compare_csv(catalogue::diff::Comparison const& comparison);

/// "同", "缺", "改写；收紧：≤ 15 个工作日 → ≤ 5 个工作日".
std::string cell_words(catalogue::diff::ComparedCell const& cell);
/// "≤ 7 个工作日 12，≤ 5 个工作日 3"
std::string spread_words(catalogue::diff::LimitSpread const& spread);

}  // namespace zs::report
