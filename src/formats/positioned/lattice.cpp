#include "formats/positioned/lattice.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace zs::formats {
namespace {

using Way = Rule::Way;

constexpr double kNear = 3;       // points: lines so close are one line, or touch
constexpr double kShortest = 9;   // a shorter line makes no cell
constexpr double kCovered = 0.6;  // of a side: a wall
constexpr std::size_t kMostRules = 4'000;

struct Group {
    std::vector<Rule> across;
    std::vector<Rule> down;
};

std::vector<Rule> joined_of(std::vector<Rule> rules, Way way) {
    std::erase_if(rules, [way](Rule const& rule) { return rule.way != way; });
    std::sort(rules.begin(), rules.end(), [](auto const& a, auto const& b) { return a.at < b.at; });
    std::vector<Rule> out;
    for (std::size_t first = 0; first < rules.size();) {
        std::size_t last = first;
        while (last < rules.size() && rules[last].at - rules[first].at <= kNear)
            ++last;
        auto begin = rules.begin() + static_cast<std::ptrdiff_t>(first);
        auto end = rules.begin() + static_cast<std::ptrdiff_t>(last);
        double middle = (begin->at + (end - 1)->at) / 2;
        std::sort(begin, end, [](auto const& a, auto const& b) { return a.from < b.from; });
        std::size_t start = out.size();
        for (auto it = begin; it != end; ++it) {
            if (out.size() > start && it->from - out.back().to <= kNear) {
                out.back().to = std::max(out.back().to, it->to);
            } else {
                out.push_back({way, middle, it->from, it->to});
            }
        }
        first = last;
    }
    std::erase_if(out, [](Rule const& rule) { return rule.to - rule.from < kShortest; });
    return out;
}

bool touch(Rule const& across, Rule const& down) {
    return across.at > down.from - kNear && across.at < down.to + kNear && down.at > across.from - kNear &&
           down.at < across.to + kNear;
}

/// Lines that hang together.
std::vector<Group> groups_of(std::vector<Rule> const& rules) {
    std::vector<std::size_t> parent(rules.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    auto root = [&parent](std::size_t i) {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    };
    for (std::size_t i = 0; i < rules.size(); ++i) {
        for (std::size_t j = i + 1; j < rules.size(); ++j) {
            if (rules[i].way == rules[j].way) continue;
            auto const& across = rules[i].way == Way::horizontal ? rules[i] : rules[j];
            auto const& down = rules[i].way == Way::horizontal ? rules[j] : rules[i];
            if (touch(across, down)) parent[root(i)] = root(j);
        }
    }
    std::map<std::size_t, Group> groups;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        auto& group = groups[root(i)];
        (rules[i].way == Way::horizontal ? group.across : group.down).push_back(rules[i]);
    }
    std::vector<Group> out;
    for (auto& [unused, group] : groups)
        out.push_back(std::move(group));
    return out;
}

/// Places of the lines of one way, and where lines of the other way stick out: a table may be open at its
/// sides.
std::vector<double> edges_of(std::vector<Rule> const& rules, std::vector<Rule> const& crossing) {
    std::vector<double> edges;
    for (auto const& rule : rules)
        edges.push_back(rule.at);
    for (auto const& rule : crossing) {
        edges.push_back(rule.from);
        edges.push_back(rule.to);
    }
    std::sort(edges.begin(), edges.end());
    double low = edges.front();
    double high = edges.back();
    edges.clear();
    for (auto const& rule : rules)
        edges.push_back(rule.at);
    std::sort(edges.begin(), edges.end());
    if (edges.empty() || edges.front() - low > kShortest) edges.insert(edges.begin(), low);
    if (high - edges.back() > kShortest) edges.push_back(high);
    std::vector<double> out;
    for (double edge : edges) {
        if (out.empty() || edge - out.back() > kNear) out.push_back(edge);
    }
    return out;
}

std::size_t index_of(std::vector<double> const& edges, double at) {
    auto it = std::lower_bound(edges.begin(), edges.end(), at - kNear);
    return static_cast<std::size_t>(it - edges.begin());
}

/// Where walls stand: walls[i * length + j] is the j-th piece of the i-th edge.
std::vector<bool> walls_of(std::vector<Rule> const& rules, std::vector<double> const& edges,
                           std::vector<double> const& along) {
    std::size_t length = along.size() - 1;
    std::vector<double> covered(edges.size() * length);
    for (auto const& rule : rules) {
        std::size_t i = std::min(index_of(edges, rule.at), edges.size() - 1);
        for (std::size_t j = 0; j < length; ++j) {
            double overlap = std::min(rule.to, along[j + 1]) - std::max(rule.from, along[j]);
            if (overlap > 0) covered[i * length + j] += overlap;
        }
    }
    std::vector<bool> walls(covered.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        for (std::size_t j = 0; j < length; ++j)
            walls[i * length + j] = covered[i * length + j] >= kCovered * (along[j + 1] - along[j]);
    }
    return walls;
}

/// Grows each cell to the right and then down until walls stop it.
class CellMaker {
  public:
    CellMaker(Group const& group, PlacedTable& table)
        : table_(table),
          columns_(table.columns.size() - 1),
          rows_(table.edges.size() - 1),
          across_(walls_of(group.across, table.edges, table.columns)),
          down_(walls_of(group.down, table.columns, table.edges)),
          taken_(columns_ * rows_) {}

    void make() {
        table_.rows.resize(rows_);
        for (std::size_t row = 0; row < rows_; ++row) {
            table_.rows[row].page = table_.page;
            for (std::size_t column = 0; column < columns_; ++column) {
                if (!taken_[row * columns_ + column]) add(row, column);
            }
        }
    }

  private:
    [[nodiscard]] bool open_right(std::size_t row, std::size_t column) const {
        return column + 1 < columns_ && !taken_[row * columns_ + column + 1] &&
               !down_[(column + 1) * rows_ + row];
    }
    [[nodiscard]] bool open_below(std::size_t row, std::size_t from, std::size_t to) const {
        if (row + 1 >= rows_) return false;
        for (std::size_t column = from; column < to; ++column) {
            bool inner_wall = column > from && down_[column * rows_ + row + 1];
            if (across_[(row + 1) * columns_ + column] || taken_[(row + 1) * columns_ + column] || inner_wall)
                return false;
        }
        return true;
    }
    void add(std::size_t row, std::size_t column) {
        std::size_t right = column + 1;
        while (open_right(row, right - 1))
            ++right;
        std::size_t below = row + 1;
        while (open_below(below - 1, column, right))
            ++below;
        for (std::size_t r = row; r < below; ++r) {
            for (std::size_t c = column; c < right; ++c)
                taken_[r * columns_ + c] = true;
        }
        PlacedCell cell;
        cell.column = static_cast<int>(column);
        cell.column_span = static_cast<int>(right - column);
        cell.row_span = static_cast<int>(below - row);
        cell.left = table_.columns[column];
        cell.right = table_.columns[right];
        cell.bottom = table_.edges[below];
        table_.rows[row].cells.push_back(std::move(cell));
    }

    PlacedTable& table_;
    std::size_t columns_;
    std::size_t rows_;
    std::vector<bool> across_;
    std::vector<bool> down_;
    std::vector<bool> taken_;
};

/// Index of the interval that holds `at`.
std::size_t interval_of(std::vector<double> const& edges, double at) {
    auto it = std::upper_bound(edges.begin(), edges.end(), at);
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, it - edges.begin() - 1));
}

}  // namespace

std::vector<Rule> joined_rules(std::vector<Rule> rules) {
    auto out = joined_of(rules, Way::horizontal);
    auto down = joined_of(std::move(rules), Way::vertical);
    out.insert(out.end(), down.begin(), down.end());
    return out;
}

std::vector<PlacedTable> tables_of(std::vector<Rule> const& rules, int page, std::size_t max_cells) {
    std::vector<PlacedTable> tables;
    if (rules.size() > kMostRules) return tables;  // a drawing
    for (auto const& group : groups_of(rules)) {
        if (group.across.size() < 2 || group.down.empty()) continue;
        PlacedTable table;
        table.page = page;
        table.columns = edges_of(group.down, group.across);
        table.edges = edges_of(group.across, group.down);
        std::size_t places = table.columns.size() * table.edges.size();
        bool single = table.columns.size() < 3 && table.edges.size() < 3;
        if (table.columns.size() < 2 || table.edges.size() < 2 || single || places > max_cells) continue;
        max_cells -= places;
        CellMaker(group, table).make();
        tables.push_back(std::move(table));
    }
    std::sort(tables.begin(), tables.end(),
              [](auto const& a, auto const& b) { return a.edges.front() < b.edges.front(); });
    return tables;
}

void fill_cells(PlacedTable& table, std::vector<Glyph>& glyphs) {
    std::size_t columns = table.columns.size() - 1;
    std::vector<PlacedCell*> at(columns * (table.edges.size() - 1));
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (auto& cell : table.rows[row].cells) {
            for (std::size_t r = row; r < row + static_cast<std::size_t>(cell.row_span); ++r) {
                for (int c = cell.column; c < cell.column + cell.column_span; ++c)
                    at[r * columns + static_cast<std::size_t>(c)] = &cell;
            }
        }
    }
    std::map<PlacedCell*, std::vector<Glyph>> inside;
    std::vector<Glyph> outside;
    for (auto& glyph : glyphs) {
        double x = (glyph.left + glyph.right) / 2;
        double y = (glyph.top + glyph.bottom) / 2;
        if (!table.contains(x, y)) {
            outside.push_back(std::move(glyph));
            continue;
        }
        inside[at[interval_of(table.edges, y) * columns + interval_of(table.columns, x)]].push_back(
            std::move(glyph));
    }
    for (auto& [cell, own] : inside)
        cell->lines = lines_of(std::move(own), table.page, Gaps::blanks);
    glyphs = std::move(outside);
}

}  // namespace zs::formats
