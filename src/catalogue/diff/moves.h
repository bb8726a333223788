#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "catalogue/diff/diff.h"
#include "catalogue/diff/pairing.h"

namespace zs::catalogue::diff {

/// For each pair, how it moved. Lists and headings that were only renamed or renumbered move nothing: a list
/// or heading is where most of its items went. Order counts among the items that stayed in list and heading.
std::vector<std::vector<Move>> moves_of(TextIndex const& before, TextIndex const& after,
                                        std::span<Link const> pairs);

/// The places of a longest increasing subsequence of `values`.
std::vector<bool> in_longest_rise(std::span<std::uint32_t const> values);

/// A heading without its number: （一）, 一、, 1. before it.
std::string_view without_number(std::string_view heading);

}  // namespace zs::catalogue::diff
