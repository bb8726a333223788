#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "formats/html/reader.h"

namespace zs::formats {

using namespace documents;

namespace {

constexpr int kMostColumns = 16'384;
constexpr int kMostColumnSpan = 1'000;  // HTML standard, 4.9.11
constexpr int kMostRowSpan = 65'534;
constexpr std::size_t kPlacesPerCell = 8;

/// 1 when absent or wrong.
int span_of(HtmlNode const& element, char const* name, int most) {
    std::string_view text = trim(attribute_of(element, name));
    int value = 1;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) return most;
    return error == std::errc() && value >= 0 ? std::min(value, most) : 1;
}

}  // namespace

/// The forming of a table, row by row (HTML standard, 4.9.12).
struct HtmlReader::Layout {
    Table table;
    std::vector<int> busy_until;  ///< by column: first row that a row span above leaves free
    std::vector<std::pair<std::size_t, std::size_t>> to_group_end;  ///< cells with rowspan=0
    std::size_t group_begin = 0;
    int column = 0;
    bool all_headers = true;

    [[nodiscard]] int row() const { return static_cast<int>(table.rows.size()) - 1; }
    [[nodiscard]] bool busy(int at) const {
        return static_cast<std::size_t>(at) < busy_until.size() &&
               busy_until[static_cast<std::size_t>(at)] > row();
    }

    /// Row spans end with their row group.
    void end_group() {
        auto end = static_cast<int>(table.rows.size());
        for (auto const& [row, position] : to_group_end) {
            Cell& cell = table.rows[row].cells[position];
            cell.row_span = end - static_cast<int>(row);
        }
        to_group_end.clear();
        for (std::size_t i = group_begin; i < table.rows.size(); ++i) {
            for (Cell& cell : table.rows[i].cells)
                cell.row_span = std::min(cell.row_span, end - static_cast<int>(i));
        }
        for (int& until : busy_until)
            until = std::min(until, end);
        group_begin = table.rows.size();
    }
};

Result<void> HtmlReader::table(GumboNode const* node, Target& target, int depth) {
    RETURN_IF_ERROR(flush(target));
    Place outside = std::exchange(here_, Place{.table = ++tables_});
    auto lists = std::exchange(lists_, {});
    auto before = std::exchange(pending_, {});
    Layout layout;
    layout.table.place = here_;
    layout.table.nested = target.cell != nullptr;
    RETURN_IF_ERROR(table_part(node, layout, false, depth));
    layout.end_group();
    Table& table = layout.table;
    if (table.rows.size() * static_cast<std::size_t>(table.column_count) >
        kPlacesPerCell * limits_.max_cells) {
        return too_large("表格过大");
    }
    auto inside = std::exchange(pending_, std::move(before));
    auto& blocks = target.cell != nullptr ? pending_ : document_.blocks;
    if (!table.rows.empty()) blocks.emplace_back(std::move(table));
    std::move(inside.begin(), inside.end(), std::back_inserter(blocks));
    lists_ = std::move(lists);
    here_ = outside;
    return {};
}

Result<void> HtmlReader::table_part(GumboNode const* node, Layout& layout, bool header, int depth) {
    GumboVector const& all = node->v.element.children;
    for (unsigned i = 0; i < all.length; ++i) {
        auto const* part = static_cast<GumboNode const*>(all.data[i]);
        if (part->type != GUMBO_NODE_ELEMENT) continue;
        switch (part->v.element.tag) {
            case GUMBO_TAG_TR: RETURN_IF_ERROR(table_row(part, layout, header, depth + 1)); break;
            case GUMBO_TAG_THEAD:
            case GUMBO_TAG_TBODY:
            case GUMBO_TAG_TFOOT:
                layout.end_group();
                RETURN_IF_ERROR(table_part(part, layout, part->v.element.tag == GUMBO_TAG_THEAD, depth + 1));
                layout.end_group();
                break;
            case GUMBO_TAG_CAPTION: {
                Target caption;
                caption.cell = &layout.table.caption;
                RETURN_IF_ERROR(children(part, caption, depth + 1));
                RETURN_IF_ERROR(flush(caption));
                break;
            }
            default: break;
        }
    }
    return {};
}

Result<void> HtmlReader::table_row(GumboNode const* node, Layout& layout, bool header, int depth) {
    layout.table.rows.emplace_back();
    layout.column = 0;
    layout.all_headers = true;
    here_.row = layout.row() + 1;
    GumboElement const& element = node->v.element;
    bool hidden = is_hidden(*node);
    if (hidden) remark(Remark::hidden_row);
    GumboVector const& all = element.children;
    for (unsigned i = 0; i < all.length; ++i) {
        auto const* cell = static_cast<GumboNode const*>(all.data[i]);
        if (cell->type != GUMBO_NODE_ELEMENT) continue;
        if (cell->v.element.tag == GUMBO_TAG_TD || cell->v.element.tag == GUMBO_TAG_TH) {
            RETURN_IF_ERROR(table_cell(cell, layout, depth + 1));
        }
    }
    Row& row = layout.table.rows.back();
    row.hidden = hidden;
    row.repeated_header = header || (layout.all_headers && row.cells.size() > 1);
    here_.column = 0;
    return {};
}

Result<void> HtmlReader::table_cell(GumboNode const* node, Layout& layout, int depth) {
    GumboElement const& element = node->v.element;
    if (element.tag != GUMBO_TAG_TH) layout.all_headers = false;
    if (++cells_ > limits_.max_cells) return too_large("单元格过多");
    while (layout.busy(layout.column))
        ++layout.column;
    int column = layout.column;
    int wanted = std::max(1, span_of(*node, "colspan", kMostColumnSpan));
    int span = 1;  // a span stops where a cell from above stands
    while (span < wanted && !layout.busy(column + span))
        ++span;
    if (column + span > kMostColumns) return too_large("表格列数过多");
    int rows = span_of(*node, "rowspan", kMostRowSpan);
    here_.column = column + 1;
    Place place = here_;
    std::string text;
    Target target;
    target.cell = &text;
    RETURN_IF_ERROR(children(node, target, depth));
    RETURN_IF_ERROR(flush(target));
    here_ = place;
    Row& row = layout.table.rows.back();
    auto at = static_cast<std::size_t>(column);
    layout.busy_until.resize(std::max(layout.busy_until.size(), at + static_cast<std::size_t>(span)), 0);
    int until = rows == 0 ? layout.row() + kMostRowSpan : layout.row() + rows;
    std::fill_n(layout.busy_until.begin() + column, span, until);
    if (rows == 0) layout.to_group_end.emplace_back(layout.table.rows.size() - 1, row.cells.size());
    row.cells.push_back({std::move(text), column, std::max(1, rows), span, place});
    layout.column = column + span;
    layout.table.column_count = std::max(layout.table.column_count, layout.column);
    return {};
}

}  // namespace zs::formats
