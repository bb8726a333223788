#include "campaign/table_rows.h"

#include <algorithm>

#include "base/text.h"

namespace zs::campaign {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t kMostRows = 2'000;  // of Answer in content.h

documents::Table const* longest_table(documents::Document const& document) {
    documents::Table const* out = nullptr;
    for (auto const& block : document.blocks) {
        auto const* table = std::get_if<documents::Table>(&block);
        if (table != nullptr && (out == nullptr || table->rows.size() > out->rows.size())) out = table;
    }
    return out;
}

std::size_t filled(std::vector<std::string> const& row) {
    return row.size() - static_cast<std::size_t>(std::count(row.begin(), row.end(), ""));
}

/// A cell that spans columns stands in the first of them, one that spans rows in all of them.
std::vector<std::string> texts_of(documents::Table const& table,
                                  std::vector<documents::CellAt> const& places) {
    std::vector<std::string> out;
    for (std::size_t column = 0; column < places.size(); ++column) {
        auto const& at = places[column];
        auto& text = out.emplace_back();
        if (at.row < 0) continue;
        auto const& cell =
            table.rows[static_cast<std::size_t>(at.row)].cells[static_cast<std::size_t>(at.position)];
        if (cell.column == static_cast<int>(column)) text = collapse_white_space(cell.text);
    }
    while (!out.empty() && out.back().empty())
        out.pop_back();
    return out;
}

}  // namespace

Result<Rows> table_rows(documents::Document const& document) {
    auto const* table = longest_table(document);
    Rows out;
    if (table != nullptr) {
        for (auto const& places : documents::grid_of(*table)) {
            auto row = texts_of(*table, places);
            if (filled(row) > 0) out.push_back(std::move(row));
        }
    }
    auto const is_wide = [](auto const& row) { return filled(row) > 1; };
    if (std::any_of(out.begin(), out.end(), is_wide))
        out.erase(out.begin(), std::find_if(out.begin(), out.end(), is_wide));
    if (out.empty()) return Error{ErrorCode::invalid_input, "文件里没有找到表格，请检查后重新选择。", "", {}};
    if (out.size() > kMostRows)
        return Error{
            ErrorCode::too_large, "表格超过 2000 行，请把文件作为佐证材料上传，这里只报汇总。", "", {}};
    return out;
}

}  // namespace zs::campaign
