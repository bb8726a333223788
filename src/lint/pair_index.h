#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace zs::lint {

struct Entry;

/// Which entries hold a pair of neighbouring characters. Pairs fall into buckets by hash, so now and then a
/// bucket holds an entry for the sake of another pair; none is ever missing.
class PairIndex {
  public:
    explicit PairIndex(std::vector<Entry> const& entries);

    /// Positions of the entries, ascending, each once.
    [[nodiscard]] std::span<std::uint32_t const> entries_with(std::uint64_t pair) const;

  private:
    std::vector<std::uint32_t> begins_;  ///< of each bucket in entries_, and the end of the last
    std::vector<std::uint32_t> entries_;
};

}  // namespace zs::lint
