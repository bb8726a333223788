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
    bool gap = false;  ///< a blank line stands before it
};

/// What stands between two headers, or after the last: a table and the title above it.
struct Region {
    std::string caption;
    std::vector<CellText> header;
    std::vector<CellText> cells;
};

class RegionReader {
  public:
    explicit RegionReader(std::vector<TextLine> const& lines) : lines_(lines) {}

    std::vector<Region> read() {
        for (auto const& line : lines_)
            read_line(line);
        finish_cell();
        return std::move(regions_);
    }

  private:
    void read_line(TextLine const& line);
    void finish_cell();
    bool begins_header();

    std::vector<TextLine> const& lines_;
    std::vector<Region> regions_;
    std::vector<CellText> run_;  ///< cells since the last gap, before they are known to be a header
    std::string title_;          ///< last untabbed line
    CellText cell_;
    bool open_ = false;
    bool gap_ = false;
};

void RegionReader::read_line(TextLine const& line) {
    if (line.blank) {
        gap_ = true;
        return;
    }
    if (line.tabbed) {
        finish_cell();
        std::string text;
        for (std::size_t i = 1; i < line.cells.size(); ++i)
            text += (text.empty() ? "" : " ") + line.cells[i];
        cell_ = {text, line.line, line.line, gap_};
        open_ = true;
        gap_ = false;
        return;
    }
    std::string const& text = line.cells[0];
    bool title = !read_list_title(text).name.empty() && !read_mark(compact_of(text));
    if (!open_ || (gap_ && title)) {
        finish_cell();
        title_ = text;
        gap_ = true;
        return;
    }
    if (!cell_.text.empty()) cell_.text += '\n';
    cell_.text += text;
    cell_.end_line = line.line;
    gap_ = false;
}

void RegionReader::finish_cell() {
    if (!open_) return;
    open_ = false;
    if (!regions_.empty()) regions_.back().cells.push_back(cell_);
    if (cell_.gap) run_.clear();
    run_.push_back(cell_);
    if (begins_header()) return;
}

/// The cells of the run so far read as a header and the next one does not: decided when the run has grown by
/// a cell that is no header word.
bool RegionReader::begins_header() {
    std::vector<std::string> texts;
    for (auto const& cell : run_)
        texts.push_back(cell.text);
    bool all = std::all_of(texts.begin(), texts.end(),
                           [](std::string const& text) { return match_header(text).role != Role::unknown; });
    if (!all || header_score(texts) < 2) return false;
    bool grows = !regions_.empty() && regions_.back().header.size() + 1 == run_.size() &&
                 regions_.back().cells.size() == 1 &&
                 regions_.back().header.front().line == run_.front().line;
    if (grows) {
        regions_.back().header = run_;
        regions_.back().cells.clear();
        return true;
    }
    if (!regions_.empty()) {
        auto& cells = regions_.back().cells;
        cells.resize(cells.size() - std::min(cells.size(), run_.size()));
    }
    regions_.push_back({title_, run_, {}});
    title_.clear();
    return true;
}

constexpr double kNever = std::numeric_limits<double>::infinity();

/// What a row of `width` cells from `from` costs. Rows are as wide as the header; a row of one cell is a
/// heading.
double row_cost(std::vector<CellText> const& cells, std::size_t from, std::size_t width, std::size_t full) {
    double cost = cells[from].gap ? 0 : 2;
    bool ends = from + width == cells.size() || cells[from + width].gap;
    if (!ends) cost += 2;
    for (std::size_t i = from + 1; i < from + width; ++i)
        cost += cells[i].gap ? 0.5 : 0;
    if (width == full) return cost;
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

documents::Table table_of(Region const& region) {
    std::size_t full = region.header.size();
    documents::Table table;
    table.column_count = static_cast<int>(full);
    table.rows.push_back(row_of(region.header, 0, full, full));
    std::size_t from = 0;
    for (std::size_t width : part_rows(region.cells, full)) {
        table.rows.push_back(row_of(region.cells, from, width, full));
        from += width;
    }
    return table;
}

}  // namespace

std::vector<RecordTable> tables_of_cell_lines(std::vector<TextLine> const& lines) {
    std::vector<RecordTable> tables;
    for (auto const& region : RegionReader(lines).read()) {
        for (auto& table : read_table(table_of(region), region.caption, {}))
            tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace zs::catalogue::recognise
