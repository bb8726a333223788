#include "catalogue/recognise/cell_lines.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "catalogue/recognise/columns.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/tables.h"

namespace zs::catalogue::recognise {
namespace {

/// A cell: what a tab began, with the untabbed lines that go on with it.
struct CellText {
    std::string text;
    int line = 0;
    int end_line = 0;
    bool gap = false;    ///< a blank line stands before it
    bool alone = false;  ///< an untabbed line between rows: a title
};

/// The cells of the lines. Untabbed lines in front of the first cell are titles; of them the last is kept.
class CellReader {
  public:
    std::vector<CellText> read(std::vector<TextLine> const& lines) {
        for (auto const& line : lines)
            read_line(line);
        return std::move(cells_);
    }

  private:
    void read_line(TextLine const& line);

    std::vector<CellText> cells_;
    bool gap_ = true;
    bool closed_ = false;  ///< what follows stands below the table
};

void CellReader::read_line(TextLine const& line) {
    if (line.blank) {
        gap_ = true;
        return;
    }
    bool gap = gap_;
    gap_ = false;
    if (line.tabbed) {
        closed_ = false;
        std::string text;
        for (std::size_t i = 1; i < line.cells.size(); ++i)
            text += (text.empty() ? "" : " ") + line.cells[i];
        bool after_title = !cells_.empty() && cells_.back().alone;
        cells_.push_back({text, line.line, line.line, gap || after_title, false});
        return;
    }
    std::string const& text = line.cells[0];
    closed_ = closed_ || (gap && closes_table(text));
    bool first = cells_.empty() || cells_.back().alone;
    bool title = gap && !read_list_title(text).name.empty() && !read_mark(compact_of(text));
    if (first || title) {
        if (!cells_.empty() && cells_.back().alone) cells_.pop_back();
        cells_.push_back({text, line.line, line.line, true, true});
        return;
    }
    if (closed_) return;
    CellText& cell = cells_.back();
    if (!cell.text.empty()) cell.text += '\n';
    cell.text += text;
    cell.end_line = line.line;
}

constexpr std::size_t kMostColumns = 16;
constexpr std::size_t kLongestHeaderCell = 24;  // characters

/// Number of cells of the header that begins with cell `at`, 0 if none does.
std::size_t header_width(std::vector<CellText> const& cells, std::size_t at) {
    if (!cells[at].gap || cells[at].alone || match_header(cells[at].text).role == Role::unknown) return 0;
    std::vector<std::string_view> texts;
    std::size_t width = 0;
    for (std::size_t i = at; i < std::min(cells.size(), at + kMostColumns); ++i) {
        if (cells[i].alone || (i > at && cells[i].gap)) break;
        if (compact_of(cells[i].text).size() > kLongestHeaderCell) break;
        texts.push_back(cells[i].text);
        bool named = match_header(cells[i].text).role != Role::unknown;
        bool ends = i + 1 == cells.size() || cells[i + 1].gap;
        if ((named || ends) && header_score(texts) >= 2) width = texts.size();
    }
    return width;
}

/// What stands from a header, and the titles above it, to the next header of another width.
struct Region {
    std::size_t first = 0;
    std::size_t end = 0;
    std::size_t width = 0;
};

std::vector<Region> find_regions(std::vector<CellText> const& cells) {
    std::vector<Region> regions;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::size_t width = header_width(cells, i);
        if (width == 0 || (!regions.empty() && regions.back().width == width)) continue;
        std::size_t first = i;
        bool title = i > 0 && cells[i - 1].alone;
        if (title || regions.empty()) first = regions.empty() ? 0 : i - 1;
        if (!regions.empty()) regions.back().end = first;
        regions.push_back({first, cells.size(), width});
    }
    return regions;
}

constexpr double kNever = std::numeric_limits<double>::infinity();

/// "一、…", "（一）…" below a gap stands on a row of its own.
bool is_marked_heading(std::string const& text) {
    std::u32string compact = compact_of(text);
    Mark mark = read_mark(compact);
    return mark && mark.style <= MarkStyle::chinese_bracket && compact.size() <= 40 &&
           !ends_sentence(compact);
}

/// What a row of `width` cells from `from` costs. Rows are as wide as the header; a row of one cell is a
/// heading.
double row_cost(std::vector<CellText> const& cells, std::size_t from, std::size_t width, std::size_t full) {
    if (cells[from].alone) return width == 1 ? 0 : kNever;
    double cost = cells[from].gap ? 0 : 2;
    bool ends = from + width == cells.size() || cells[from + width].gap;
    if (!ends) cost += 2;
    for (std::size_t i = from + 1; i < from + width; ++i)
        cost += !cells[i].gap ? 0 : is_marked_heading(cells[i].text) ? 2.0 : 0.5;
    if (width == full || (width > 1 && is_total(cells[from].text))) return cost;
    if (width == 1) {
        std::u32string text = compact_of(cells[from].text);
        bool heading = !text.empty() && text.size() <= 40 && read_number_cell(cells[from].text).empty();
        return cost + (heading ? 0.8 : 4);
    }
    return cost + 3 + 0.5 * static_cast<double>(full - std::min(full, width));
}

/// Widths of the rows of the cheapest parting.
std::vector<std::size_t> part_rows(std::vector<CellText> const& cells, std::size_t full) {
    std::size_t n = cells.size();
    std::vector<double> best(n + 1, kNever);
    std::vector<std::size_t> width_to(n + 1, 0);
    best[0] = 0;
    for (std::size_t from = 0; from < n; ++from) {
        if (best[from] == kNever) continue;
        for (std::size_t width = 1; width <= full && from + width <= n; ++width) {
            double cost = best[from] + row_cost(cells, from, width, full);
            if (cost < best[from + width]) {
                best[from + width] = cost;
                width_to[from + width] = width;
            }
        }
    }
    std::vector<std::size_t> widths;
    for (std::size_t at = n; at > 0; at -= width_to[at])
        widths.push_back(width_to[at]);
    std::reverse(widths.begin(), widths.end());
    return widths;
}

documents::Row row_of(std::vector<CellText> const& cells, std::size_t from, std::size_t width,
                      std::size_t full) {
    documents::Row row;
    for (std::size_t i = 0; i < width; ++i) {
        CellText const& cell = cells[from + i];
        documents::Cell out;
        out.text = cell.text;
        out.column = static_cast<int>(i);
        out.column_span = width == 1 ? static_cast<int>(full) : 1;
        out.place.line = cell.line;
        out.place.end_line = cell.end_line;
        row.cells.push_back(std::move(out));
    }
    return row;
}

documents::Table table_of(std::vector<CellText> const& cells, std::size_t width) {
    documents::Table table;
    table.column_count = static_cast<int>(width);
    std::size_t from = 0;
    for (std::size_t row : part_rows(cells, width)) {
        table.rows.push_back(row_of(cells, from, row, width));
        from += row;
    }
    return table;
}

}  // namespace

std::vector<RecordTable> tables_of_cell_lines(std::vector<TextLine> const& lines) {
    std::vector<CellText> cells = CellReader().read(lines);
    std::vector<RecordTable> tables;
    for (Region const& region : find_regions(cells)) {
        std::vector<CellText> own(cells.begin() + static_cast<std::ptrdiff_t>(region.first),
                                  cells.begin() + static_cast<std::ptrdiff_t>(region.end));
        for (auto& table : read_table(table_of(own, region.width), "", {}))
            tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace zs::catalogue::recognise
