#include "formats/xlsx/cell_reference.h"

#include <algorithm>

namespace zs::formats {

std::optional<CellReference> parse_reference(std::string_view text) {
    CellReference out;
    std::size_t at = 0;
    for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
        out.column = out.column * 26 + (text[at] - 'A' + 1);
        if (out.column > kSheetColumns) return std::nullopt;
    }
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        out.row = out.row * 10 + (text[at] - '0');
        if (out.row > kSheetRows) return std::nullopt;
    }
    if (at != text.size() || out.column == 0 || out.row == 0) return std::nullopt;
    return out;
}

std::optional<CellRange> parse_range(std::string_view text) {
    std::size_t colon = text.find(':');
    auto first = parse_reference(text.substr(0, colon));
    auto last = colon == std::string_view::npos ? first : parse_reference(text.substr(colon + 1));
    if (!first || !last) return std::nullopt;
    return CellRange{{std::min(first->row, last->row), std::min(first->column, last->column)},
                     {std::max(first->row, last->row), std::max(first->column, last->column)}};
}

std::string column_letters(int column) {
    std::string out;
    for (; column > 0; column = (column - 1) / 26)
        out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    return out;
}

}  // namespace zs::formats
