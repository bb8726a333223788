#include "catalogue/recognise/row_lines.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/recognise/columns.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/tables.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kShortLine = 40;  // characters; a longer line of one cell is part of a cut row

bool is_header(TextLine const& line) {
    return line.cells.size() > 1 && header_score({line.cells.begin(), line.cells.end()}) >= 2;
}

/// "一、…" with nothing but empty cells beside it stands across the table.
bool is_heading_line(TextLine const& line) {
    bool const alone =
        line.cells.size() > 1 && std::all_of(line.cells.begin() + 1, line.cells.end(),
                                             [](std::string const& cell) { return cell.empty(); });
    if (!alone) return false;
    std::u32string const text = compact_of(line.cells[0]);
    Mark const mark = read_mark(text);
    return mark && mark.style <= MarkStyle::chinese_bracket && text.size() <= kShortLine;
}

/// Lines of a row whose cell holds line breaks: they are one row if together they are just as wide as the
/// header.
std::size_t lines_of_row(std::vector<TextLine> const& lines, std::size_t at, std::size_t width) {
    std::size_t cells = lines[at].cells.size();
    if (cells < 2) return 1;
    for (std::size_t next = at + 1; next < lines.size() && cells < width; ++next) {
        if (lines[next].blank || is_header(lines[next])) break;
        cells += lines[next].cells.size() - 1;
        if (cells == width) return next + 1 - at;
    }
    return 1;
}

std::vector<TextLine> join_broken_rows(std::vector<TextLine> const& lines) {
    std::vector<TextLine> out;
    std::size_t width = 0;
    for (std::size_t at = 0; at < lines.size();) {
        if (is_header(lines[at])) width = lines[at].cells.size();
        std::size_t count = width > 0 && !lines[at].blank ? lines_of_row(lines, at, width) : 1;
        TextLine row = lines[at];
        for (std::size_t i = at + 1; i < at + count; ++i) {
            row.end_line = lines[i].end_line;
            row.cells.back() += '\n' + lines[i].cells.front();
            row.cells.insert(row.cells.end(), lines[i].cells.begin() + 1, lines[i].cells.end());
        }
        out.push_back(std::move(row));
        at += count;
    }
    return out;
}

/// The columns of the headers, and how many rows fit them.
class Straightness {
  public:
    void see(TextLine const& line) {
        if (line.blank) return;
        if (is_header(line)) {
            columns_.clear();
            for (auto const& cell : line.cells)
                columns_.push_back({match_header(cell).role, "", 1});
            resolve_ranks(columns_);
        } else if (!columns_.empty()) {
            ++rows_;
            if (fits(line) || goes_on(line)) ++fitting_;
            if (holds(line, Role::text)) last_text_ = compact_of(cell(line, Role::text));
        }
    }
    bool straight() const { return rows_ > 0 && fitting_ * 100 >= rows_ * 97; }

  private:
    bool fits(TextLine const& line) const {
        if (is_heading_line(line)) return true;
        if (line.cells.size() == 1) return compact_of(line.cells[0]).size() <= kShortLine;
        if (line.cells.size() > columns_.size()) return false;
        auto const first = std::find_if(line.cells.begin(), line.cells.end(),
                                        [](std::string const& cell) { return !cell.empty(); });
        if (first != line.cells.end() && is_total(*first)) return true;
        return holds(line, Role::text) && (number_fits(line));
    }
    /// The rest of a row that a page break cut: it holds more of the text and neither number nor heading.
    bool goes_on(TextLine const& line) const {
        if (!holds(line, Role::text) || line.cells.size() > columns_.size()) return false;
        for (Role role : {Role::number, Role::level1, Role::level2}) {
            if (holds(line, role)) return false;
        }
        return !ends_sentence(last_text_) || begins_inside(compact_of(cell(line, Role::text)));
    }
    bool holds(TextLine const& line, Role role) const {
        auto column = static_cast<std::size_t>(column_of(columns_, role));
        return column < line.cells.size() && !line.cells[column].empty();
    }
    std::string const& cell(TextLine const& line, Role role) const {
        return line.cells[static_cast<std::size_t>(column_of(columns_, role))];
    }
    bool number_fits(TextLine const& line) const {
        int column = column_of(columns_, Role::number);
        if (column < 0 || static_cast<std::size_t>(column) >= line.cells.size()) return column < 0;
        return !read_number_cell(line.cells[static_cast<std::size_t>(column)]).empty();
    }

    std::vector<Column> columns_;
    std::u32string last_text_;
    int rows_ = 0;
    int fitting_ = 0;
};

documents::Row row_of(TextLine const& line, std::size_t width) {
    documents::Row row;
    bool alone = line.cells.size() == 1 || is_heading_line(line);
    for (std::size_t c = 0; c < (alone ? 1 : std::min(line.cells.size(), width)); ++c) {
        documents::Cell cell;
        cell.text = line.cells[c];
        cell.column = static_cast<int>(c);
        cell.column_span = alone ? static_cast<int>(width) : 1;
        cell.place.line = line.line;
        cell.place.end_line = line.end_line;
        row.cells.push_back(std::move(cell));
    }
    return row;
}

/// The rows below one width of header; a line of one cell right above a header is its title.
std::vector<documents::Table> tables_of(std::vector<TextLine> const& lines) {
    std::vector<documents::Table> tables;
    TextLine const* above = nullptr;
    for (auto const& line : lines) {
        if (line.blank) continue;
        bool header = is_header(line);
        if (header &&
            (tables.empty() || static_cast<std::size_t>(tables.back().column_count) != line.cells.size())) {
            bool titled = above != nullptr && above->cells.size() == 1;
            if (titled && !tables.empty()) tables.back().rows.pop_back();
            tables.emplace_back();
            tables.back().column_count = static_cast<int>(line.cells.size());
            if (titled) tables.back().rows.push_back(row_of(*above, line.cells.size()));
        }
        if (!tables.empty()) {
            tables.back().rows.push_back(row_of(line, static_cast<std::size_t>(tables.back().column_count)));
        }
        above = &line;
    }
    return tables;
}

}  // namespace

std::optional<std::vector<RecordTable>> tables_of_straight_rows(std::vector<TextLine> const& physical) {
    std::vector<TextLine> lines = join_broken_rows(physical);
    Straightness straightness;
    for (auto const& line : lines)
        straightness.see(line);
    if (!straightness.straight()) return std::nullopt;
    std::vector<RecordTable> out;
    for (auto const& table : tables_of(lines)) {
        for (auto& read : read_table(table, "", {}))
            out.push_back(std::move(read));
    }
    return out;
}

}  // namespace zs::catalogue::recognise
