#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>

#include "formats/docx/reader.h"

namespace zs::formats {

using namespace documents;

namespace {

constexpr int kTableDepth = 8;       // what one nested table costs of Limits::max_depth
constexpr int kMostColumns = 1'024;  // Word itself stops at 63
constexpr std::size_t kPlacesPerCell = 8;

std::string_view value_of_merge(pugi::xml_node merge) {
    if (!merge) return {};
    std::string_view value = attribute(merge, "val");
    return value.empty() ? std::string_view("continue") : value;
}

}  // namespace

Result<void> DocxReader::table(pugi::xml_node node, Target& target, int depth) {
    RETURN_IF_ERROR(check_depth(depth + kTableDepth));
    Place outside = here_;
    TableState state;
    state.table.nested = target.cell != nullptr;
    here_ = Place{};
    here_.table = ++tables_;
    state.table.place = here_;
    state.table.caption = attribute(child(child(node, "tblPr"), "tblCaption"), "val");
    auto before = std::exchange(pending_, {});
    RETURN_IF_ERROR(rows(node, state, depth + kTableDepth));
    if (state.table.rows.size() * static_cast<std::size_t>(state.table.column_count) >
        kPlacesPerCell * limits_.max_cells) {
        return too_large("表格过大");
    }
    auto inside = std::exchange(pending_, std::move(before));
    auto& blocks = target.cell != nullptr || target.blocks == nullptr ? pending_ : *target.blocks;
    if (!state.table.rows.empty()) blocks.emplace_back(std::move(state.table));
    std::move(inside.begin(), inside.end(), std::back_inserter(blocks));
    here_ = outside;
    return {};
}

Result<void> DocxReader::rows(pugi::xml_node parent, TableState& state, int depth) {
    RETURN_IF_ERROR(check_depth(depth));
    for (auto node = parent.first_child(); node; node = node.next_sibling()) {
        switch (name_hash(local_name(node))) {
            case name_hash("tr"): RETURN_IF_ERROR(row(node, state, depth + 1)); break;
            case name_hash("sdt"):
            case name_hash("sdtContent"):
            case name_hash("customXml"):
            case name_hash("ins"):
            case name_hash("moveTo"): RETURN_IF_ERROR(rows(node, state, depth + 1)); break;
            case name_hash("AlternateContent"):
                RETURN_IF_ERROR(rows(chosen_branch(node), state, depth + 1));
                break;
            case name_hash("del"):
            case name_hash("moveFrom"): remark(Remark::tracked_change); break;
            default: break;
        }
    }
    return {};
}

Result<void> DocxReader::row(pugi::xml_node node, TableState& state, int depth) {
    auto const [deleted, inserted, header, hidden, before, after] =
        children(child(node, "trPr"), {"del", "ins", "tblHeader", "hidden", "gridBefore", "gridAfter"});
    if (deleted) {
        remark(Remark::tracked_change);
        return {};
    }
    Row& row = state.table.rows.emplace_back();
    here_.row = static_cast<int>(state.table.rows.size());
    here_.column = 0;
    row.repeated_header = is_on(header);
    row.hidden = is_on(hidden);
    if (row.hidden) remark(Remark::hidden_row);
    if (inserted) remark(Remark::tracked_change);
    int column = std::clamp(int_attribute(before, "val", 0), 0, kMostColumns);
    RETURN_IF_ERROR(cells(node, state, column, depth));
    // A merge ends where a row does not continue it.
    for (auto open = state.open.begin(); open != state.open.end();) {
        Span const& span = open->second;
        auto const& first = state.table.rows[span.row].cells[span.position];
        bool reaches = span.row + static_cast<std::size_t>(first.row_span) == state.table.rows.size();
        open = reaches ? std::next(open) : state.open.erase(open);
    }
    column += std::clamp(int_attribute(after, "val", 0), 0, kMostColumns);
    state.table.column_count = std::max(state.table.column_count, column);
    return {};
}

Result<void> DocxReader::cells(pugi::xml_node parent, TableState& state, int& column, int depth) {
    RETURN_IF_ERROR(check_depth(depth));
    for (auto node = parent.first_child(); node; node = node.next_sibling()) {
        switch (name_hash(local_name(node))) {
            case name_hash("tc"): RETURN_IF_ERROR(cell(node, state, column, depth + 1)); break;
            case name_hash("sdt"):
            case name_hash("sdtContent"):
            case name_hash("customXml"):
            case name_hash("ins"): RETURN_IF_ERROR(cells(node, state, column, depth + 1)); break;
            case name_hash("AlternateContent"):
                RETURN_IF_ERROR(cells(chosen_branch(node), state, column, depth + 1));
                break;
            default: break;
        }
    }
    return {};
}

/// True when the cell only continues the one above it, whose span then grows.
bool DocxReader::joins_cell_above(TableState& state, int column, int column_span, bool has_text) {
    auto open = state.open.find(column);
    if (open == state.open.end() || open->second.column_span != column_span) return false;
    Cell& first = state.table.rows[open->second.row].cells[open->second.position];
    if (open->second.row + static_cast<std::size_t>(first.row_span) + 1 != state.table.rows.size())
        return false;
    ++first.row_span;
    if (has_text) remark(Remark::merged_cell_text);
    return true;
}

Result<void> DocxReader::cell(pugi::xml_node node, TableState& state, int& column, int depth) {
    auto const [deleted, wide, across, down] =
        children(child(node, "tcPr"), {"cellDel", "gridSpan", "hMerge", "vMerge"});
    if (deleted) {
        remark(Remark::tracked_change);
        return {};
    }
    int span = std::clamp(int_attribute(wide, "val", 1), 1, kMostColumns);
    if (column + span > kMostColumns) return too_large("表格列数过多");
    if (++cells_ > limits_.max_cells) return too_large("单元格过多");
    Place place = here_;
    place.column = here_.column = column + 1;
    std::string text;
    Target target;
    target.cell = &text;
    RETURN_IF_ERROR(blocks(node, target, depth));
    here_ = place;
    while (text.ends_with('\n'))
        text.pop_back();
    int first_column = std::exchange(column, column + span);
    auto& row = state.table.rows.back();
    if (value_of_merge(across) == "continue" && !row.cells.empty()) {
        row.cells.back().column_span += span;
        return {};
    }
    std::string_view merge = value_of_merge(down);
    if (merge == "continue" && joins_cell_above(state, first_column, span, !text.empty())) return {};
    row.cells.push_back({std::move(text), first_column, 1, span, place});
    if (merge.empty()) {
        state.open.erase(first_column);
    } else {
        state.open[first_column] = {state.table.rows.size() - 1, row.cells.size() - 1, span};
    }
    return {};
}

}  // namespace zs::formats
