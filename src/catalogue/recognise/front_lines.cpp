#include "catalogue/recognise/front_lines.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "catalogue/recognise/columns.h"

namespace zs::catalogue::recognise {
namespace {

/// Where items begin and end: lines of plain text, or table and row.
struct Extent {
    int first_line = std::numeric_limits<int>::max();
    int last_line = 0;
    int first_table = std::numeric_limits<int>::max();
    int first_row = std::numeric_limits<int>::max();
    int last_table = 0;
};

Extent extent_of(Catalogue const& recognised) {
    Extent extent;
    for (List const& list : recognised.lists) {
        for (Item const& item : list.items) {
            Source const& source = item.source;
            if (source.line) {
                extent.first_line = std::min(extent.first_line, *source.line);
                extent.last_line = std::max(extent.last_line, source.end_line.value_or(*source.line));
            }
            if (!source.table) continue;
            if (*source.table < extent.first_table) extent.first_row = std::numeric_limits<int>::max();
            extent.first_table = std::min(extent.first_table, *source.table);
            if (*source.table == extent.first_table) {
                extent.first_row = std::min(extent.first_row, source.row.value_or(extent.first_row));
            }
            extent.last_table = std::max(extent.last_table, *source.table);
        }
    }
    return extent;
}

std::string without_bookmarks(std::string text) {
    for (std::size_t at = text.find("[bookmark:"); at != std::string::npos; at = text.find("[bookmark:")) {
        std::size_t end = text.find(']', at);
        if (end == std::string::npos) break;
        text.erase(at, end + 1 - at);
    }
    return text;
}

/// Mark-up left by converters: "# ", "**", "<b>".
std::string without_markup(std::string text) {
    for (char const* mark : {"**", "<b>", "</b>", "<strong>", "</strong>"})
        text = replace_all(std::move(text), mark, "");
    std::size_t start = text.find_first_not_of("# \t");
    return start == std::string::npos ? std::string() : text.substr(start);
}

void add_line(std::string const& raw, documents::Place const& place, std::vector<FrontLine>& lines) {
    std::string text = collapse_white_space(without_markup(without_bookmarks(raw)));
    if (!text.empty()) lines.push_back({to_utf32(text), place});
}

/// Rows above the first item whose only text is one cell: titles written into the table.
void add_title_rows(documents::Table const& table, int before_row, std::vector<FrontLine>& lines) {
    int number = 0;
    for (documents::Row const& row : table.rows) {
        ++number;
        documents::Cell const* only = nullptr;
        bool several = false;
        for (documents::Cell const& cell : row.cells) {
            if (trim(cell.text).empty()) continue;
            several = several || (only != nullptr && only->text != cell.text);
            only = &cell;
        }
        int at = only != nullptr && only->place.row > 0 ? only->place.row : number;
        if (at >= before_row) return;
        if (only == nullptr || several) continue;
        for (auto const& line : split_lines(only->text))
            add_line(line, only->place, lines);
    }
}

bool is_header_word(FrontLine const& line) {
    return match_header(to_utf8(line.text)).confidence >= 1.0;
}

}  // namespace

std::vector<FrontLine> lines_before_items(documents::Document const& document, Catalogue const& recognised) {
    Extent extent = extent_of(recognised);
    std::vector<FrontLine> lines;
    int tables = 0;
    for (auto const& block : document.blocks) {
        if (auto const* paragraph = std::get_if<documents::Paragraph>(&block)) {
            if (paragraph->place.line >= extent.first_line) break;
            for (auto const& line : split_lines(paragraph->text))
                add_line(line, paragraph->place, lines);
            continue;
        }
        auto const& table = std::get<documents::Table>(block);
        int ordinal = table.place.table > 0 ? table.place.table : ++tables;
        if (!table.place.sheet.empty()) {
            lines.push_back({to_utf32(table.place.sheet), table.place, true});
        }
        if (table.caption != table.place.sheet) add_line(table.caption, table.place, lines);
        if (ordinal < extent.first_table) add_title_rows(table, std::numeric_limits<int>::max(), lines);
        if (ordinal < extent.first_table) continue;
        add_title_rows(table, extent.first_row, lines);
        break;
    }
    std::erase_if(lines, is_header_word);
    return lines;
}

std::vector<FrontLine> lines_after_items(documents::Document const& document, Catalogue const& recognised) {
    Extent extent = extent_of(recognised);
    std::vector<FrontLine> lines;
    bool behind = false;
    for (auto const& block : document.blocks) {
        if (auto const* table = std::get_if<documents::Table>(&block)) {
            behind = table->place.table >= extent.last_table;
            continue;
        }
        auto const& paragraph = std::get<documents::Paragraph>(block);
        bool after_line = paragraph.place.line > extent.last_line && extent.last_line > 0;
        if (after_line || (behind && extent.last_line == 0)) add_line(paragraph.text, paragraph.place, lines);
    }
    return lines;
}

}  // namespace zs::catalogue::recognise
