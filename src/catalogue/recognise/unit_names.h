#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {

/// 0.0–1.0: how much `name` reads like the name of one unit or of a group of units.
double name_score(std::u32string_view name);

/// A piece of a list of units and the separator in front of it (0 at the start; ' ' and '\n' for white
/// space).
struct Fragment {
    std::u32string text;
    char32_t before = 0;
};

/// Splits a list of units. Brackets and relative clauses stay whole; a name broken by white space is
/// rejoined. Fragments still carry their formulas ("区司法局牵头", "各镇按职责分工负责").
std::vector<Fragment> unit_fragments(std::u32string_view text);

/// A fragment parted into a name and what it says about the name's part ("牵头", "按职责分工负责").
struct NameAndFormula {
    std::u32string name;  ///< without 由 before and 等 behind; empty if the fragment names nobody
    std::u32string formula;
};
NameAndFormula part_formula(std::u32string_view fragment);

/// A bracket group at depth 0; `close` is the closing bracket or, where it is missing, the end of the text.
struct BracketGroup {
    std::size_t open = 0;
    std::size_t close = 0;
    bool closed = true;
};
std::vector<BracketGroup> bracket_groups(std::u32string_view text);

/// The words of data/vocabulary/units.txt, by section.
WordList const& unit_words(std::string_view section);

}  // namespace zs::catalogue::recognise
