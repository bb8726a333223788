#pragma once

#include <set>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"

namespace zs::lint {

/// A line, paragraph or cell of the document a catalogue was read from.
struct DocumentLine {
    std::string text;
    catalogue::Source source;
};

/// When a rule is told: with the reading of a document (what was found, left out or found twice), or when the
/// catalogue is looked over (lint, import), which tells everything.
enum class Stage { reading, review };

/// What is looked at. The items of both catalogues hold their limits (requirements::complete). `base` is the
/// catalogue this one was made from, `lines` the document it was read from; rules that need what is absent
/// find nothing.
struct Subject {
    catalogue::Catalogue const& catalogue;
    catalogue::Catalogue const* base = nullptr;
    std::vector<DocumentLine> lines;
    Stage stage = Stage::review;  ///< rules of this stage and of those before it
};

/// What the rules find, in the order of the registry. `without` names the rules that are switched off.
std::vector<catalogue::Finding> check(Subject const& subject, std::set<std::string> const& without = {});

}  // namespace zs::lint
