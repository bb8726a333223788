#include "catalogue/recognise/lines.h"

#include <algorithm>

#include "base/text.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::string_view kBookmark = "[bookmark:";

/// Takes out what a conversion left of bold face and headings; the words stay.
std::string without_markup(std::string text) {
    for (std::string_view tag : {"<b>", "</b>", "<strong>", "</strong>", "<br>", "<br/>", "**"}) {
        if (contains(text, tag)) text = replace_all(std::move(text), tag, tag.starts_with("<br") ? "\n" : "");
    }
    std::size_t hashes = text.find_first_not_of('#');
    if (hashes != std::string::npos && hashes > 0 && hashes <= 6 && text[hashes] == ' ')
        text.erase(0, hashes + 1);
    return text;
}

/// Word's bookmarks, written out by some converters: "[bookmark: _GoBack]".
std::string without_bookmarks(std::string text) {
    for (std::size_t at = text.find(kBookmark); at != std::string::npos; at = text.find(kBookmark, at)) {
        std::size_t end = text.find(']', at);
        if (end == std::string::npos || end - at > 80) break;
        text.erase(at, end + 1 - at);
    }
    return text;
}

/// "| a | b |" of Markdown is a row with tabs.
std::string pipes_to_tabs(std::string text) {
    std::string_view row = trim(text);
    if (row.size() < 3 || row.front() != '|' || row.back() != '|') return text;
    std::string cells(row.substr(1, row.size() - 2));
    bool rule = cells.find_first_not_of("|-: ") == std::string::npos;
    return rule ? std::string() : replace_all(std::move(cells), "|", "\t");
}

bool has_pipe(std::string const& text) {
    return text.find('|') != std::string::npos;
}

/// Tables that a page's text keeps as "a | b |", as "a |" or with the pipe on a line of its own. One line
/// with pipes is a menu.
bool pipes_part_cells(std::vector<documents::Paragraph const*> const& lines) {
    constexpr std::ptrdiff_t kFewest = 5;
    auto const count = std::count_if(lines.begin(), lines.end(),
                                     [](auto const* paragraph) { return has_pipe(paragraph->text); });
    return count >= kFewest && count * 10 > static_cast<std::ptrdiff_t>(lines.size());
}

std::string without_pipes(std::string text) {
    if (!has_pipe(text)) return text;
    std::size_t const begin = text.find_first_not_of("| \t");
    if (begin == std::string::npos) return {};
    std::size_t const end = text.find_last_not_of("| \t");
    return replace_all(text.substr(begin, end + 1 - begin), "|", "\t");
}

std::vector<std::string> split_tabs(std::string const& text) {
    std::vector<std::string> cells;
    std::size_t from = 0;
    while (true) {
        std::size_t tab = text.find('\t', from);
        cells.emplace_back(trim(std::string_view(text).substr(from, tab - from)));
        if (tab == std::string::npos) return cells;
        from = tab + 1;
    }
}

}  // namespace

bool is_rule(std::string const& text) {
    std::string_view trimmed = trim(text);
    return trimmed.size() >= 3 && trimmed.find_first_not_of("-=_*") == std::string_view::npos;
}

std::vector<TextLine> text_lines(std::vector<documents::Paragraph const*> const& lines) {
    std::vector<TextLine> out;
    out.reserve(lines.size());
    bool const piped = pipes_part_cells(lines);
    for (auto const* paragraph : lines) {
        TextLine line;
        line.line = line.end_line = paragraph->place.line;
        std::string text = pipes_to_tabs(without_bookmarks(without_markup(paragraph->text)));
        if (piped) text = without_pipes(std::move(text));
        line.blank = trim(text).empty() && text.find('\t') == std::string::npos;
        if (is_rule(text)) line.blank = true;
        line.tabbed = !text.empty() && text.front() == '\t';
        line.cells = line.blank ? std::vector<std::string>{""} : split_tabs(text);
        out.push_back(std::move(line));
    }
    return out;
}

bool has_bookmark(std::string_view text) {
    return text.find(kBookmark) != std::string_view::npos;
}

Layout layout_of(std::vector<TextLine> const& lines) {
    int cells = 0;
    int rows = 0;
    for (auto const& line : lines) {
        if (line.tabbed && line.cells.size() == 2) ++cells;
        if (line.cells.size() > 2 || (!line.tabbed && line.cells.size() == 2)) ++rows;
    }
    if (cells + rows < 3) return Layout::fragments;
    return cells > 2 * rows ? Layout::cell_per_line : Layout::row_per_line;
}

}  // namespace zs::catalogue::recognise
