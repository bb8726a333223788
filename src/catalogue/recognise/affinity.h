#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zs::catalogue::recognise {

/// How near the words of items are to headings: the share of a heading's pairs of characters that an item
/// has, rare pairs counting more.
class Affinity {
  public:
    explicit Affinity(std::vector<std::string> const& texts);

    /// 0.0–1.0. `heading` without its mark.
    double between(std::size_t text, std::u32string_view heading) const;

  private:
    std::vector<std::u32string> texts_;
    std::unordered_map<std::uint64_t, int> counts_;  ///< texts with a pair of characters
};

}  // namespace zs::catalogue::recognise
