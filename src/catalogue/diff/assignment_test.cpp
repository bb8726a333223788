#include "catalogue/diff/assignment.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace zs::catalogue::diff;

namespace {

/// The greatest total over all pairings, tried one by one.
std::int64_t best_of_all(std::size_t row, std::size_t rows, std::uint32_t taken,
                         std::vector<PossiblePair> const& pairs) {
    if (row == rows) return 0;
    auto best = best_of_all(row + 1, rows, taken, pairs);
    for (auto const& pair : pairs) {
        if (pair.row != row || ((taken >> pair.column) & 1U) != 0) continue;
        best = std::max(best, pair.weight + best_of_all(row + 1, rows, taken | (1U << pair.column), pairs));
    }
    return best;
}

}  // namespace

TEST_CASE("the sum counts, not the first come") {
    std::vector<PossiblePair> const pairs = {{0, 0, 10}, {0, 1, 9}, {1, 0, 9}};
    auto const column_of = best_assignment(2, 2, pairs);
    CHECK(column_of[0] == 1U);
    CHECK(column_of[1] == 0U);
}

TEST_CASE("a row may stay alone for the good of the whole") {
    std::vector<PossiblePair> const pairs = {{0, 0, 3}, {1, 0, 8}};
    auto const column_of = best_assignment(2, 1, pairs);
    CHECK_FALSE(column_of[0].has_value());
    CHECK(column_of[1] == 0U);
}

TEST_CASE("the assignment is as good as the best of all on random graphs") {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::size_t const rows = 1 + random() % 6;
        std::size_t const columns = 1 + random() % 6;
        std::vector<PossiblePair> pairs;
        for (std::uint32_t row = 0; row < rows; ++row) {
            for (std::uint32_t column = 0; column < columns; ++column) {
                if (random() % 3 != 0)
                    pairs.push_back({row, column, static_cast<std::int64_t>(1 + random() % 50)});
            }
        }
        auto const column_of = best_assignment(rows, columns, pairs);
        std::int64_t sum = 0;
        std::uint32_t taken = 0;
        for (auto const& pair : pairs) {
            if (column_of[pair.row] != pair.column) continue;
            CHECK(((taken >> pair.column) & 1U) == 0);
            taken |= 1U << pair.column;
            sum += pair.weight;
        }
        CHECK(sum == best_of_all(0, rows, 0, pairs));
    }
}
