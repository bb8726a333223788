#include "catalogue/recognise/tables.h"

#include <fmt/format.h>
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/grid.h"
#include "catalogue/recognise/header.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/marks.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kShortHeading = 40;  // characters

/// A row of the grid read by roles, before it is known whether it begins an item.
struct RowCells {
    std::string number;
    bool number_covered = false;
    GridCell const* level1 = nullptr;
    GridCell const* level2 = nullptr;
    GridCell const* text = nullptr;
    Record record;  ///< units, deadline, methods, materials, place
};

bool is_blank(GridCell const* cell) {
    return cell == nullptr || trim(cell->text).empty();
}

void add_text(RecordCell& cell, GridCell const& from, bool blank_means_nothing) {
    bool blank = trim(from.text).empty();
    if (blank && !(from.merged || blank_means_nothing)) return;
    cell.present = true;
    cell.covered = cell.covered || from.covered;
    if (blank) return;
    if (!cell.text.empty()) cell.text += '\n';
    cell.text += trim(from.text);
}

void append(RecordCell& to, RecordCell const& from) {
    if (!from.present || from.covered || from.text.empty()) return;
    if (without_white_space(to.text) == without_white_space(from.text)) return;
    to.present = true;
    if (!to.text.empty()) to.text += '\n';
    to.text += from.text;
}

/// A row with a single short cell that is neither a number nor a remark nor the title of a list, and without
/// a mark no end of a text that a page has cut.
bool may_be_heading(GridRow const& row) {
    auto own = own_cells(row);
    if (own.size() != 1 || !read_number_cell(own[0]->text).empty() || is_remark(own[0]->text)) return false;
    std::u32string compact = compact_of(own[0]->text);
    if (compact.size() > kShortHeading) return false;
    if (read_mark(compact)) return true;
    bool wide = own[0]->column_span * 2 > static_cast<int>(row.size());
    bool first = own[0]->column == 0 && !ends_sentence(compact) && !begins_inside(compact);
    return (wide || first) && read_list_title(own[0]->text).name.empty();
}

/// 合计 | 30: nothing but sums stand beside it.
bool sums_up(std::vector<GridCell const*> const& own) {
    constexpr std::size_t kLongestSum = 6;  // characters
    return is_total(own[0]->text) && std::all_of(own.begin() + 1, own.end(), [](GridCell const* cell) {
               return compact_of(cell->text).size() <= kLongestSum;
           });
}

class TableReader {
  public:
    TableReader(std::vector<GridRow> rows, std::string caption) : rows_(std::move(rows)) {
        current_.caption = std::move(caption);
    }

    std::vector<RecordTable> read(std::vector<Column> const& before) {
        std::size_t first = find_columns(before);
        if (columns_.empty()) return {};
        remember_merges();
        for (std::size_t r = first; r < rows_.size(); ++r)
            read_row(r);
        finish_table();
        return std::move(tables_);
    }

  private:
    std::size_t find_columns(std::vector<Column> const& before);
    void set_columns(std::vector<Column> columns, std::size_t first_row);
    void remember_merges();
    std::optional<HeadingRow> heading_row(std::size_t r) const;
    void read_row(std::size_t r);
    bool read_spanning(std::size_t r, std::vector<GridCell const*> const& own);
    RowCells cells_of(GridRow const& row) const;
    bool stands_below_spanning(std::string const& level1) const;
    void read_levels(RowCells const& cells);
    bool continues(RowCells const& cells, std::size_t r) const;
    void continue_record(RowCells const& cells);
    void begin_record(RowCells cells);
    std::string take_number(RowCells const& cells, std::string& text) const;
    int next_number(std::size_t r) const;
    void finish_table();

    std::vector<GridRow> rows_;
    std::vector<Column> columns_;
    std::vector<bool> merged_;  ///< by column: some cell of it covers several rows
    HeadingLevels spanning_;
    std::string level1_;
    std::string level2_;
    RecordTable current_;
    std::vector<RecordTable> tables_;
};

std::size_t TableReader::find_columns(std::vector<Column> const& before) {
    for (std::size_t r = 0; r < std::min<std::size_t>(rows_.size(), 12); ++r) {
        if (Header header = read_header(rows_, r)) {
            for (std::size_t above = 0; above < r; ++above) {
                auto own = own_cells(rows_[above]);
                if (own.size() == 1 && !is_remark(own[0]->text)) current_.caption = trim(own[0]->text);
            }
            set_columns(std::move(header.columns), r + header.row_count);
            return r + header.row_count;
        }
    }
    if (!rows_.empty() && before.size() == rows_[0].size()) {
        columns_ = before;
        return 0;
    }
    if (rows_.size() < 2 || rows_[0].size() < 2) return 0;
    set_columns(std::vector<Column>(rows_[0].size()), 0);
    bool reads = column_of(columns_, Role::text) >= 0 &&
                 (column_of(columns_, Role::number) >= 0 || column_of(columns_, Role::responsible) >= 0);
    if (!reads) columns_.clear();
    return 0;
}

void TableReader::set_columns(std::vector<Column> columns, std::size_t first_row) {
    columns_from_contents(rows_, first_row, columns);
    resolve_ranks(columns);
    columns_ = std::move(columns);
    if (column_of(columns_, Role::text) < 0) columns_.clear();
}

void TableReader::remember_merges() {
    merged_.assign(columns_.size(), false);
    for (auto const& row : rows_) {
        for (std::size_t c = 0; c < std::min(row.size(), merged_.size()); ++c) {
            if (row[c].merged) merged_[c] = true;
        }
    }
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        if (auto heading = heading_row(r)) spanning_.see(*heading);
    }
}

std::optional<HeadingRow> TableReader::heading_row(std::size_t r) const {
    if (!may_be_heading(rows_[r])) return std::nullopt;
    HeadingRow row;
    row.mark = read_mark(compact_of(own_cells(rows_[r])[0]->text));
    row.above_heading = r + 1 < rows_.size() && may_be_heading(rows_[r + 1]);
    return row;
}

void TableReader::read_row(std::size_t r) {
    GridRow const& row = rows_[r];
    if (repeats_header(row, columns_)) return;
    if (Header header = read_header(rows_, r)) {
        finish_table();
        set_columns(std::move(header.columns), r + header.row_count);
        return;
    }
    auto own = own_cells(row);
    if (own.empty() || sums_up(own)) return;
    if (own.size() == 1 && read_spanning(r, own)) return;
    RowCells cells = cells_of(row);
    read_levels(cells);
    if (is_blank(cells.text) && cells.number.empty() && current_.records.empty()) return;
    if (continues(cells, r)) {
        continue_record(cells);
    } else if (!is_blank(cells.text)) {
        begin_record(std::move(cells));
    }
}

/// A row with a single cell: a heading, the title of the next list, a remark; false if it is part of the
/// table.
bool TableReader::read_spanning(std::size_t r, std::vector<GridCell const*> const& own) {
    GridRow const& row = rows_[r];
    GridCell const& cell = *own[0];
    auto column = static_cast<std::size_t>(cell.column);
    bool wide = cell.column_span * 2 > static_cast<int>(row.size());
    Role role = column < columns_.size() ? columns_[column].role : Role::unknown;
    if (!wide && (role == Role::level1 || role == Role::level2)) return false;
    std::u32string compact = compact_of(cell.text);
    Mark mark = read_mark(compact);
    bool heading = compact.size() <= kShortHeading && read_number_cell(cell.text).empty();
    if (!wide) {
        bool senior = mark && mark.style <= MarkStyle::chinese_bracket && !ends_sentence(compact);
        bool effect = effect_of(cell.text) != Effect::none && compact.size() <= 10;
        if (role != Role::number && !senior && !effect) return false;
        if (role == Role::number && !heading) return false;
    }
    if (is_remark(cell.text)) return true;
    ListTitle title = read_list_title(cell.text);
    if (!mark && (title.declared_count || title.name.ends_with("清单"))) {
        finish_table();
        current_.caption = trim(cell.text);
        return true;
    }
    if (!heading) return wide;
    spanning_.apply(std::string(cell.text), heading_row(r).value_or(HeadingRow{mark, false}));
    bool has_level1 = column_of(columns_, Role::level1) >= 0;
    level1_ = spanning_.level1;
    level2_ = has_level1 ? std::string() : spanning_.level2;
    return true;
}

RowCells TableReader::cells_of(GridRow const& row) const {
    RowCells cells;
    for (std::size_t c = 0; c < std::min(row.size(), columns_.size()); ++c) {
        GridCell const& cell = row[c];
        if (!cell.present) continue;
        if (cell.column_span > 1 && static_cast<std::size_t>(cell.column) != c) continue;
        switch (columns_[c].role) {
            case Role::number:
                cells.number = read_number_cell(cell.text);
                cells.number_covered = cell.covered;
                break;
            case Role::level1: cells.level1 = &cell; break;
            case Role::level2: cells.level2 = &cell; break;
            case Role::text: cells.text = &cell; break;
            case Role::lead: add_text(cells.record.lead, cell, merged_[c]); break;
            case Role::responsible: add_text(cells.record.responsible, cell, merged_[c]); break;
            case Role::deadline: add_text(cells.record.deadline, cell, merged_[c]); break;
            case Role::methods: add_text(cells.record.methods, cell, merged_[c]); break;
            case Role::materials: add_text(cells.record.materials, cell, merged_[c]); break;
            default: break;
        }
    }
    auto own = own_cells(row);
    if (!own.empty()) cells.record.place = join_places(own.front()->place, own.back()->place);
    return cells;
}

/// "（一）…" in the only column of headings, below a heading "一、…" across the table.
bool TableReader::stands_below_spanning(std::string const& level1) const {
    if (spanning_.level1.empty() || column_of(columns_, Role::level2) >= 0) return false;
    Mark const above = read_mark(compact_of(spanning_.level1));
    Mark const here = read_mark(compact_of(level1));
    return above && here && above.style < here.style;
}

void TableReader::read_levels(RowCells const& cells) {
    if (!is_blank(cells.level1)) {
        std::string level1 = clean_text(cells.level1->text);
        if (stands_below_spanning(level1)) {
            level1_ = spanning_.level1;
            level2_ = level1;
            return;
        }
        if (level1 != level1_) level2_.clear();
        level1_ = level1;
    }
    if (!is_blank(cells.level2)) level2_ = clean_text(cells.level2->text);
}

int TableReader::next_number(std::size_t r) const {
    int column = column_of(columns_, Role::number);
    if (column < 0) return -1;
    for (std::size_t next = r + 1; next < rows_.size(); ++next) {
        GridCell const& cell = rows_[next][static_cast<std::size_t>(column)];
        std::string number = cell.covered ? std::string() : read_number_cell(cell.text);
        if (!number.empty()) return number_value(number);
    }
    return -1;
}

/// A row that goes on with the item above it: cut by a page break, or one of several rows of an item.
bool TableReader::continues(RowCells const& cells, std::size_t r) const {
    if (current_.records.empty()) return false;
    Record const& last = current_.records.back();
    if (is_blank(cells.text) || cells.text->covered) return true;
    bool const numbered = !cells.number.empty() && !cells.number_covered;
    if (numbered && cells.number != last.number) return false;
    std::u32string text = compact_of(cells.text->text);
    std::u32string last_text = compact_of(last.text);
    if (numbered) return text == last_text || !ends_sentence(last_text);
    bool cut = !ends_sentence(last_text) || begins_inside(text);
    if (column_of(columns_, Role::number) >= 0) {
        if (cells.number_covered || last.number.empty()) return false;
        int next = next_number(r);
        int value = number_value(last.number);
        return cut || value < 0 || next != value + 2;
    }
    return cut && !last.number.empty() && !read_mark(text);
}

void TableReader::continue_record(RowCells const& cells) {
    Record& last = current_.records.back();
    if (!is_blank(cells.text) && !cells.text->covered) {
        std::string text = clean_text(cells.text->text);
        if (text != last.text) {
            last.text = clean_text(last.text + "\n" + text);
            last.doubts.push_back(doubt("joined_rows",
                                        fmt::format("第 {} 项由两行拼成，请核对拼接处。", last.number),
                                        cells.record.place));
        }
    }
    append(last.lead, cells.record.lead);
    append(last.responsible, cells.record.responsible);
    append(last.deadline, cells.record.deadline);
    append(last.methods, cells.record.methods);
    append(last.materials, cells.record.materials);
    last.place = join_places(last.place, cells.record.place);
}

/// "①…②…", "1.…2.…": the mark counts parts of the text.
bool counts_on(std::u32string const& text, Mark const& mark) {
    std::u32string next = text.substr(0, mark.length);
    std::size_t const digits = next.find_first_of(U"0123456789");
    if (digits == std::u32string::npos) {
        ++next[0];
    } else {
        std::size_t const end = std::min(next.find_first_not_of(U"0123456789", digits), next.size());
        next.replace(digits, end - digits, to_utf32(std::to_string(mark.number + 1)));
    }
    return text.find(next, mark.length) != std::u32string::npos;
}

/// The number of a row: from its cell, or from the start of the text, which then loses it.
std::string TableReader::take_number(RowCells const& cells, std::string& text) const {
    std::u32string compact = compact_of(text);
    Mark mark = read_mark(compact);
    bool own_number = !cells.number.empty() && !cells.number_covered;
    if (own_number) {
        bool repeats = mark.style >= MarkStyle::arabic && number_value(cells.number) == mark.number &&
                       !counts_on(compact, mark);
        if (repeats) text = to_utf8(std::u32string_view(compact).substr(mark.length));
        return cells.number;
    }
    if (mark.style >= MarkStyle::arabic) {
        std::string number = mark.style == MarkStyle::dotted ? to_utf8(compact.substr(0, mark.length))
                                                             : std::to_string(mark.number);
        std::string rest = text;
        std::size_t dropped = 0;
        std::size_t at = 0;
        while (dropped < mark.length && at < rest.size()) {
            if (!is_white_space(next_code_point(rest, at))) ++dropped;
        }
        text = std::string(trim(std::string_view(rest).substr(at)));
        return number;
    }
    std::size_t digits = 0;
    while (digits < compact.size() && is_digit(compact[digits]))
        ++digits;
    if (digits == 0 || digits > 4 || current_.records.empty() || column_of(columns_, Role::number) >= 0)
        return {};
    std::string number = to_utf8(compact.substr(0, digits));
    if (number_value(number) != number_value(current_.records.back().number) + 1) return {};
    text = to_utf8(compact.substr(digits));
    return number;
}

void TableReader::begin_record(RowCells cells) {
    Record record = std::move(cells.record);
    std::string text(trim(cells.text->text));
    record.number = take_number(cells, text);
    record.text = clean_text(text);
    record.level1 = level1_;
    record.level2 = level2_;
    current_.records.push_back(std::move(record));
}

void TableReader::finish_table() {
    if (!current_.records.empty()) {
        current_.columns = columns_;
        current_.last_level1 = level1_;
        current_.last_level2 = level2_;
        tables_.push_back(std::move(current_));
        current_ = {};
    }
    spanning_.restart();
    level1_.clear();
    level2_.clear();
}

}  // namespace

std::vector<RecordTable> read_table(documents::Table const& table, std::string const& caption,
                                    std::vector<Column> const& before) {
    return TableReader(grid_rows(table), caption).read(before);
}

}  // namespace zs::catalogue::recognise
