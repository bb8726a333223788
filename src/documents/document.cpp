#include "documents/document.h"

#include <fmt/format.h>

#include <algorithm>

namespace zs::documents {

std::vector<std::vector<CellAt>> grid_of(Table const& table) {
    auto row_count = static_cast<int>(table.rows.size());
    std::vector<std::vector<CellAt>> grid(table.rows.size(),
                                          std::vector<CellAt>(static_cast<std::size_t>(table.column_count)));
    for (int row = 0; row < row_count; ++row) {
        auto const& cells = table.rows[static_cast<std::size_t>(row)].cells;
        for (int position = 0; position < static_cast<int>(cells.size()); ++position) {
            Cell const& cell = cells[static_cast<std::size_t>(position)];
            int last_row = std::min(row_count, row + std::max(1, cell.row_span));
            int last_column = std::min(table.column_count, cell.column + std::max(1, cell.column_span));
            for (int r = row; r < last_row; ++r) {
                for (int c = cell.column; c < last_column; ++c) {
                    auto& at = grid[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
                    if (at.row < 0) at = {row, position};
                }
            }
        }
    }
    return grid;
}

char const* to_string(Format format) {
    switch (format) {
        case Format::text: return "text";
        case Format::docx: return "docx";
        case Format::xlsx: return "xlsx";
        case Format::html: return "html";
        case Format::pdf: return "pdf";
        case Format::ofd: return "ofd";
        case Format::csv: return "csv";
    }
    return "text";
}

std::string describe(Place const& place) {
    if (place.line > 0) {
        if (place.end_line > place.line) return fmt::format("第 {}–{} 行", place.line, place.end_line);
        return fmt::format("第 {} 行", place.line);
    }
    std::string out;
    if (!place.sheet.empty()) {
        out = fmt::format("工作表“{}”", place.sheet);
    } else if (place.table > 0) {
        out = fmt::format("表 {}", place.table);
    }
    if (place.page > 0) out = fmt::format("第 {} 页{}{}", place.page, out.empty() ? "" : " ", out);
    if (place.row > 0) out += fmt::format(" 第 {} 行", place.row);
    if (place.column > 0) out += fmt::format(" 第 {} 列", place.column);
    return out;
}

}  // namespace zs::documents
