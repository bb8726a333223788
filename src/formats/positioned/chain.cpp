#include "formats/positioned/chain.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "formats/positioned/entries.h"

namespace zs::formats {
namespace {

constexpr double kSameEdge = 4;     // points
constexpr double kSameWidth = 8;    // of a whole table, from page to page
constexpr double kMostPadding = 7;  // more is an indent, not the cell's margin
constexpr std::size_t kHeaderRows = 6;
constexpr double kAlways = 0.97;
constexpr int kEnough = 2;  // rows from which a habit is told

std::string plain(PlacedCell const& cell) {
    std::string text;
    for (auto const& line : cell.lines)
        text += line.text;
    return without_white_space(text);
}

bool same_text(PlacedRow const& a, PlacedRow const& b) {
    if (a.cells.size() != b.cells.size()) return false;
    bool any = false;
    for (std::size_t i = 0; i < a.cells.size(); ++i) {
        auto text = plain(a.cells[i]);
        if (a.cells[i].column != b.cells[i].column || text != plain(b.cells[i])) return false;
        any = any || !text.empty();
    }
    return any;
}

/// Index of `x` in `edges`, or -1.
int edge_at(std::vector<double> const& edges, double x) {
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (std::abs(edges[i] - x) <= kSameEdge) return static_cast<int>(i);
    }
    return -1;
}

void move_columns(std::vector<PlacedRow>& rows, std::vector<int> const& new_index) {
    for (auto& row : rows) {
        for (auto& cell : row.cells) {
            int right = new_index[static_cast<std::size_t>(cell.column + cell.column_span)];
            cell.column = new_index[static_cast<std::size_t>(cell.column)];
            cell.column_span = right - cell.column;
        }
    }
}

std::vector<int> positions_in(std::vector<double> const& edges, std::vector<double> const& all) {
    std::vector<int> out;
    for (double edge : edges)
        out.push_back(edge_at(all, edge));
    return out;
}

bool ends_sentence(PlacedCell const& cell) {
    std::string text = plain(cell);
    return text.ends_with("。") || text.ends_with("！") || text.ends_with("？");
}

}  // namespace

TableChain::TableChain(PlacedTable first) : columns_(std::move(first.columns)), rows_(std::move(first.rows)) {
    measure_padding();
}

/// The least space between a line and its cell's text, by column: the cell's own margin.
void TableChain::measure_padding() {
    padding_.assign(columns_.size(), kMostPadding);
    for (auto const& row : rows_) {
        for (auto const& cell : row.cells) {
            auto& padding = padding_[static_cast<std::size_t>(cell.column)];
            for (auto const& line : cell.lines)
                padding = std::clamp(line.left - cell.left, 0.0, padding);
        }
    }
}

TableChain::Margins TableChain::margins(PlacedCell const& cell) const {
    double padding = padding_[static_cast<std::size_t>(cell.column)];
    Margins out{cell.left + padding, cell.right - padding};
    for (auto const& line : cell.lines)
        out.right = std::max(out.right, std::min(line.right, cell.right));
    return out;
}

/// Parts of a table show more or fewer of its lines, depending on which cells are merged on that page.
bool TableChain::unify_columns(PlacedTable& next) {
    double shift = columns_.front() - next.columns.front();
    double width = columns_.back() - columns_.front();
    double next_width = next.columns.back() - next.columns.front();
    if (std::abs(width - next_width) > kSameWidth) return false;
    std::vector<double> moved;
    for (double edge : next.columns)
        moved.push_back(edge + shift);
    moved.back() = columns_.back();
    bool next_within = true;
    bool chain_within = true;
    for (double edge : moved)
        next_within = next_within && edge_at(columns_, edge) >= 0;
    for (double edge : columns_)
        chain_within = chain_within && edge_at(moved, edge) >= 0;
    if (!next_within && !chain_within) return false;
    auto all = next_within ? columns_ : moved;
    move_columns(next.rows, positions_in(moved, all));
    move_columns(rows_, positions_in(columns_, all));
    for (auto& row : next.rows) {
        for (auto& cell : row.cells) {
            cell.left += shift;
            cell.right += shift;
            for (auto& line : cell.lines) {
                line.left += shift;
                line.right += shift;
            }
        }
    }
    columns_ = std::move(all);
    measure_padding();
    return true;
}

/// How many rows at the top of `next` are the table's header printed again.
std::size_t TableChain::repeated_rows(PlacedTable const& next) const {
    for (std::size_t start = 0; start < std::min(kHeaderRows, rows_.size()); ++start) {
        std::size_t count = 0;
        while (count < next.rows.size() && count < kHeaderRows && start + count < rows_.size() &&
               same_text(rows_[start + count], next.rows[count]))
            ++count;
        if (count > 0) return count;
    }
    return 0;
}

TableChain::Covering TableChain::covering(int column) {
    auto last = static_cast<int>(rows_.size()) - 1;
    for (int row = last; row >= 0; --row) {
        for (auto& cell : rows_[static_cast<std::size_t>(row)].cells) {
            bool across = cell.column <= column && column < cell.column + cell.column_span;
            if (across && row + cell.row_span > last) return {row, &cell};
        }
    }
    return {};
}

/// Whether complete rows always have text in that column, as the column of numbers has.
bool TableChain::always_filled(int column) const {
    int filled = 0;
    int all = 0;
    int page = rows_.front().page;
    for (auto const& row : rows_) {
        bool first_of_page = row.page != page;
        page = row.page;
        if (first_of_page || row.cells.size() < 2) continue;
        for (auto const& cell : row.cells) {
            if (cell.column != column || cell.column_span != 1) continue;
            ++all;
            filled += cell.lines.empty() ? 0 : 1;
        }
    }
    return all >= kEnough && filled >= kAlways * all;
}

/// Whether cells of that column are ever merged downwards.
bool TableChain::ever_merged(int column) const {
    return std::any_of(rows_.begin(), rows_.end(), [column](PlacedRow const& row) {
        return std::any_of(row.cells.begin(), row.cells.end(), [column](PlacedCell const& cell) {
            return cell.column == column && cell.row_span > 1;
        });
    });
}

/// Whether every text of the row goes on where the row above it ran out of room.
bool TableChain::all_lines_wrapped(PlacedRow const& row) {
    for (auto const& cell : row.cells) {
        if (cell.lines.empty()) continue;
        auto above = covering(cell.column).cell;
        if (above->lines.empty()) return false;
        auto inner = margins(*above);
        if (!is_wrapped(above->lines.back(), cell.lines.front(), inner.left, inner.right)) return false;
    }
    return true;
}

/// A row that a page break divides shows no number on the second page, or all its texts go on. An empty cell
/// of a column with merged cells may as well go on with the one above.
bool TableChain::continues_row(PlacedRow const& row) {
    if (row.cells.empty() || row.cells.front().column_span == static_cast<int>(columns_.size()) - 1)
        return false;
    bool any = false;
    bool open = false;
    bool gap = false;
    bool sure = false;
    for (auto const& cell : row.cells) {
        auto above = covering(cell.column).cell;
        bool same =
            above != nullptr && above->column == cell.column && above->column_span == cell.column_span;
        if (!same) return false;
        any = any || !cell.lines.empty();
        open = open || (!cell.lines.empty() && !ends_sentence(*above));
        if (!cell.lines.empty() || above->lines.empty() || cell.row_span > 1 || above->row_span > 1) continue;
        bool filled = always_filled(cell.column);
        gap = gap || filled;
        sure = sure || (filled && !ever_merged(cell.column));
    }
    return any && (sure || ((gap || open) && all_lines_wrapped(row)));
}

void TableChain::join_row(PlacedRow& row) {
    for (auto& cell : row.cells) {
        auto above = covering(cell.column);
        above.cell->lines.insert(above.cell->lines.end(), cell.lines.begin(), cell.lines.end());
    }
    for (auto& cell : row.cells) {
        if (cell.row_span > 1) covering(cell.column).cell->row_span += cell.row_span - 1;
    }
}

/// A cell of the first row that ends with its row is the heading of its column: no merged cell goes on with
/// it, though its words may fill their line.
bool TableChain::heads_column(Covering const& above) const {
    return above.row == 0 && above.cell->row_span == 1 && rows_.front().cells.size() > 1;
}

/// Merged cells that go on: without text, or with the rest of it.
void TableChain::join_spans(PlacedRow& row) {
    std::erase_if(row.cells, [this](PlacedCell& cell) {
        auto const covered = covering(cell.column);
        auto above = covered.cell;
        bool same = above != nullptr && above->column == cell.column &&
                    above->column_span == cell.column_span && !above->lines.empty();
        bool merged = cell.row_span > 1 || above->row_span > 1 ||
                      (cell.lines.empty() && ever_merged(cell.column) && always_filled(cell.column));
        if (!same || !merged || heads_column(covered)) return false;
        auto inner = margins(*above);
        bool cut = !cell.lines.empty() && plain(cell) != plain(*above) &&
                   above->bottom - above->lines.back().bottom < above->lines.back().size &&
                   is_wrapped(above->lines.back(), cell.lines.front(), inner.left, inner.right);
        if (!cell.lines.empty() && !cut) return false;
        above->lines.insert(above->lines.end(), cell.lines.begin(), cell.lines.end());
        above->row_span += cell.row_span;
        return true;
    });
}

bool TableChain::add(PlacedTable& next) {
    if (!unify_columns(next)) return false;
    if (std::size_t repeated = repeated_rows(next); repeated > 0) {
        repeated_on_.push_back(next.page);
        next.rows.erase(next.rows.begin(), next.rows.begin() + static_cast<std::ptrdiff_t>(repeated));
    }
    if (!next.rows.empty()) {
        auto& first = next.rows.front();
        if (continues_row(first)) {
            join_row(first);
            next.rows.erase(next.rows.begin());
        } else {
            join_spans(first);
        }
    }
    rows_.insert(rows_.end(), std::make_move_iterator(next.rows.begin()),
                 std::make_move_iterator(next.rows.end()));
    measure_padding();
    return true;
}

std::size_t TableChain::cell_count() const {
    std::size_t count = 0;
    for (auto const& row : rows_)
        count += row.cells.size();
    return count;
}

documents::Table TableChain::table(int number) const {
    std::vector<ColumnEntries> entries(columns_.size());
    for (auto const& row : rows_) {
        for (auto const& cell : row.cells) {
            auto inner = margins(cell);
            entries[static_cast<std::size_t>(cell.column)].learn(cell.lines, inner.left, inner.right);
        }
    }
    documents::Table out;
    out.column_count = static_cast<int>(columns_.size()) - 1;
    out.place = {.page = rows_.empty() ? 0 : rows_.front().page, .table = number};
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        documents::Row row;
        for (auto const& cell : rows_[r].cells) {
            auto inner = margins(cell);
            int below = static_cast<int>(rows_.size() - r);
            auto const& own = entries[static_cast<std::size_t>(cell.column)];
            row.cells.push_back({own.text(cell.lines, inner.left, inner.right),
                                 cell.column,
                                 std::min(cell.row_span, below),
                                 cell.column_span,
                                 {.page = rows_[r].page,
                                  .table = number,
                                  .row = static_cast<int>(r) + 1,
                                  .column = cell.column + 1}});
        }
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace zs::formats
