#include "formats/xlsx/merges.h"

#include <algorithm>
#include <map>
#include <queue>

namespace zs::formats {
namespace {

using namespace documents;

constexpr int kMostRowsBelow = 100;  // a merged area may reach this far below the last cell

/// Merged areas in force at the row being settled, by their first column. They never overlap.
class ActiveMerges {
  public:
    explicit ActiveMerges(std::vector<CellRange> merges) : merges_(std::move(merges)) {
        std::sort(merges_.begin(), merges_.end(), [](auto const& a, auto const& b) {
            return a.first.row != b.first.row ? a.first.row < b.first.row : a.first.column < b.first.column;
        });
    }

    /// Moves on to `row`; areas that would cross an active one are counted and ignored.
    int enter(int row) {
        int overlaps = 0;
        while (!ends_.empty() && ends_.top().first < row) {
            active_.erase(ends_.top().second);
            ends_.pop();
        }
        for (; next_ < merges_.size() && merges_[next_].first.row <= row; ++next_) {
            CellRange const& merge = merges_[next_];
            if (merge.last.row < row) continue;
            if (crosses(merge)) {
                ++overlaps;
                continue;
            }
            active_.emplace(merge.first.column, merge);
            ends_.emplace(merge.last.row, merge.first.column);
        }
        return overlaps;
    }

    CellRange const* covering(int column) const {
        auto after = active_.upper_bound(column);
        if (after == active_.begin()) return nullptr;
        CellRange const& merge = std::prev(after)->second;
        return merge.last.column >= column ? &merge : nullptr;
    }
    [[nodiscard]] bool empty() const { return active_.empty(); }
    [[nodiscard]] int next_row() const {
        return next_ < merges_.size() ? merges_[next_].first.row : kSheetRows + 1;
    }

  private:
    bool crosses(CellRange const& merge) const {
        auto after = active_.upper_bound(merge.last.column);
        return after != active_.begin() && std::prev(after)->second.last.column >= merge.first.column;
    }

    std::vector<CellRange> merges_;
    std::size_t next_ = 0;
    std::map<int, CellRange> active_;
    using End = std::pair<int, int>;  // last row, first column
    std::priority_queue<End, std::vector<End>, std::greater<>> ends_;
};

/// Drops covered cells of one row and spans its corners.
void settle_row(SheetRow& row, ActiveMerges const& active, int last_row, MergeOutcome& outcome) {
    auto& cells = row.row.cells;
    auto covered = [&](Cell& cell) {
        CellRange const* merge = active.covering(cell.column + 1);
        if (merge == nullptr) return false;
        bool corner = merge->first.row == row.number && merge->first.column == cell.column + 1;
        if (corner) {
            cell.row_span = std::min(merge->last.row, last_row) - merge->first.row + 1;
            cell.column_span = merge->last.column - merge->first.column + 1;
        } else if (!cell.text.empty()) {
            ++outcome.covered_texts;
        }
        return !corner;
    };
    cells.erase(std::remove_if(cells.begin(), cells.end(), covered), cells.end());
}

/// Areas of one cell span nothing; areas whose corner is empty are kept, for they still cover.
std::vector<CellRange> real_merges(std::vector<CellRange> merges, int last_row) {
    std::erase_if(merges, [last_row](CellRange const& merge) {
        bool single = merge.first.row == merge.last.row && merge.first.column == merge.last.column;
        return single || merge.first.row > last_row;
    });
    return merges;
}

}  // namespace

MergeOutcome settle_merges(std::vector<SheetRow>& rows, std::vector<CellRange> merges, int most_blank) {
    MergeOutcome outcome;
    if (rows.empty()) return outcome;
    int last_row = rows.back().number;
    merges = real_merges(std::move(merges), last_row);
    int lowest = last_row;
    for (auto const& merge : merges)
        lowest = std::max(lowest, std::min(merge.last.row, last_row + kMostRowsBelow));
    ActiveMerges active(std::move(merges));
    std::vector<SheetRow> out;
    std::size_t at = 0;
    int blanks = 0;
    for (int number = rows.front().number; number <= lowest; ++number) {
        outcome.overlaps += active.enter(number);
        bool present = at < rows.size() && rows[at].number == number;
        blanks = present ? 0 : blanks + 1;
        if (!present && active.empty() && blanks > most_blank) {
            int skip_to = std::min(active.next_row(), at < rows.size() ? rows[at].number : lowest + 1);
            number = std::max(number, skip_to - 1);
            continue;
        }
        SheetRow row = present ? std::move(rows[at++]) : SheetRow{number, {}};
        settle_row(row, active, lowest, outcome);
        out.push_back(std::move(row));
    }
    rows = std::move(out);
    return outcome;
}

}  // namespace zs::formats
