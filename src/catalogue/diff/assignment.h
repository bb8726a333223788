#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace zs::catalogue::diff {

/// `row` and `column` may be paired, and are worth `weight` (> 0) together.
struct PossiblePair {
    std::uint32_t row;
    std::uint32_t column;
    std::int64_t weight;
};

/// The pairing of greatest total weight, each row and column at most once; the column of each row. Sparse:
/// time grows with rows × pairs of a connected part, not with rows × columns. Deterministic.
std::vector<std::optional<std::uint32_t>> best_assignment(std::size_t row_count, std::size_t column_count,
                                                          std::span<PossiblePair const> pairs);

}  // namespace zs::catalogue::diff
