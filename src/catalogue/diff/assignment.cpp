#include "catalogue/diff/assignment.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace zs::catalogue::diff {
namespace {

constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Edge {
    std::uint32_t column;
    std::int64_t cost;  // −weight
};

/// Successive shortest augmenting paths with potentials. Every row also has a column of its own, at cost 0,
/// that stands for "unpaired", so that each row finds a place.
class Assignment {
  public:
    Assignment(std::size_t rows, std::size_t columns, std::span<PossiblePair const> pairs)
        : columns_(columns),
          edges_(rows),
          row_potential_(rows, 0),
          column_potential_(columns + rows, 0),
          row_of_(columns + rows, kNone),
          distance_(columns + rows, kFar),
          reached_from_(columns + rows, kNone),
          settled_(columns + rows, 0),
          taken_(rows, kNone) {
        for (auto const& pair : pairs)
            edges_[pair.row].push_back({pair.column, -pair.weight});
        for (std::uint32_t row = 0; row < rows; ++row) {
            edges_[row].push_back({static_cast<std::uint32_t>(columns + row), 0});
            auto const least = std::min_element(edges_[row].begin(), edges_[row].end(),
                                                [](Edge a, Edge b) { return a.cost < b.cost; });
            row_potential_[row] = least->cost;
        }
    }

    std::vector<std::optional<std::uint32_t>> run() {
        for (std::uint32_t row = 0; row < edges_.size(); ++row)
            place(row);
        std::vector<std::optional<std::uint32_t>> out(edges_.size());
        for (std::uint32_t column = 0; column < columns_; ++column) {
            if (row_of_[column] != kNone) out[row_of_[column]] = column;
        }
        return out;
    }

  private:
    using Reached = std::pair<std::int64_t, std::uint32_t>;

    void relax(std::uint32_t row, std::int64_t so_far) {
        for (auto const& edge : edges_[row]) {
            if (settled_[edge.column] != 0) continue;
            auto const distance = so_far + edge.cost - row_potential_[row] - column_potential_[edge.column];
            if (distance >= distance_[edge.column]) continue;
            if (distance_[edge.column] == kFar) touched_.push_back(edge.column);
            distance_[edge.column] = distance;
            reached_from_[edge.column] = row;
            queue_.push({distance, edge.column});
        }
    }

    void place(std::uint32_t start) {
        relax(start, 0);
        std::uint32_t free = kNone;
        std::vector<std::uint32_t> tree;  // columns settled before the free one
        while (free == kNone) {
            auto const [distance, column] = queue_.top();
            queue_.pop();
            if (settled_[column] != 0) continue;
            settled_[column] = 1;
            if (row_of_[column] == kNone) {
                free = column;
            } else {
                tree.push_back(column);
                relax(row_of_[column], distance);
            }
        }
        auto const length = distance_[free];
        row_potential_[start] += length;
        for (auto const column : tree) {
            row_potential_[row_of_[column]] += length - distance_[column];
            column_potential_[column] -= length - distance_[column];
        }
        augment(start, free);
        forget();
    }

    void augment(std::uint32_t start, std::uint32_t column) {
        for (;;) {
            auto const row = reached_from_[column];
            row_of_[column] = row;
            std::swap(column, taken_[row]);
            if (row == start) return;
        }
    }

    void forget() {
        for (auto const column : touched_) {
            distance_[column] = kFar;
            settled_[column] = 0;
        }
        touched_.clear();
        queue_ = {};
    }

    std::size_t columns_;
    std::vector<std::vector<Edge>> edges_;
    std::vector<std::int64_t> row_potential_;
    std::vector<std::int64_t> column_potential_;
    std::vector<std::uint32_t> row_of_;
    std::vector<std::int64_t> distance_;
    std::vector<std::uint32_t> reached_from_;
    std::vector<std::uint8_t> settled_;
    std::vector<std::uint32_t> taken_;  // column of each row
    std::vector<std::uint32_t> touched_;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> queue_;
};

}  // namespace

std::vector<std::optional<std::uint32_t>> best_assignment(std::size_t row_count, std::size_t column_count,
                                                          std::span<PossiblePair const> pairs) {
    return Assignment(row_count, column_count, pairs).run();
}

}  // namespace zs::catalogue::diff
