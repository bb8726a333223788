#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zs::formats {

constexpr int kSheetRows = 1'048'576;
constexpr int kSheetColumns = 16'384;

/// "AB12": row and column from 1; 0 for a part that is absent.
struct CellReference {
    int row = 0;
    int column = 0;
};

/// An area such as "A1:C3"; a single cell is an area of one.
struct CellRange {
    CellReference first;
    CellReference last;
};

std::optional<CellReference> parse_reference(std::string_view text);  ///< nothing beyond the sheet's bounds
std::optional<CellRange> parse_range(std::string_view text);
std::string column_letters(int column);

}  // namespace zs::formats
