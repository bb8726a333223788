#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lint/lint.h"
#include "lint/pair_index.h"

namespace zs::lint {

/// An item with what most checks ask of it, computed once.
struct Entry {
    catalogue::List const* list = nullptr;
    catalogue::Item const* item = nullptr;
    std::u32string written;            ///< the text as it stands
    std::u32string text;               ///< without white space
    std::u32string plain;              ///< only Chinese characters, digits and Latin letters
    std::vector<std::uint64_t> pairs;  ///< neighbouring characters of `plain`, sorted
    std::size_t position = 0;          ///< among all items
    std::size_t position_in_list = 0;
};

/// What the checks look at.
struct Context {
    explicit Context(Subject const& what);

    Subject const& subject;
    catalogue::Catalogue const& catalogue;
    std::vector<Entry> entries;  ///< every item of every list, in order
    PairIndex pairs;             ///< of the entries
    std::u32string level;        ///< 区, 县, 市 …: what the units' names begin with; empty if not clear
};

std::vector<Entry> entries_of(catalogue::Catalogue const& catalogue);
constexpr std::uint64_t pair_of(char32_t first, char32_t second) {
    return (static_cast<std::uint64_t>(first) << 32U) | second;
}
std::vector<std::uint64_t> pairs_of(std::u32string const& plain);
/// Share of pairs in common (Dice), 0.0–1.0; 0 as soon as `at_least` is out of reach.
double likeness(std::vector<std::uint64_t> const& a, std::vector<std::uint64_t> const& b,
                double at_least = 0);

/// Entries that are at least `at_least` alike (0.5–1.0), earlier first: by an index over rare pairs, not by
/// comparing all with all. Texts of fewer than `shortest` pairs are left out.
struct Pair {
    std::size_t earlier = 0;
    std::size_t later = 0;
    double likeness = 0;
};
std::vector<Pair> alike(Context const& context, double at_least, std::size_t shortest);

}  // namespace zs::lint
