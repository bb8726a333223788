#pragma once

#include <vector>

#include "catalogue/recognise/labels.h"
#include "catalogue/recognise/record.h"

namespace zs::catalogue::recognise {

/// A heading put together from its pieces.
struct FoundHeading {
    std::string text;
    Mark mark;
    std::vector<int> pieces;  ///< all of them, those of repetitions after a page break left out
};

/// An item put together from its pieces, before its headings are known.
struct FoundRecord {
    Record record;
    int first_piece = -1;
    int last_piece = -1;
    bool text_first = false;  ///< its text stands before its number
    int break_piece = -1;     ///< piece behind a page break between the item above and this one, -1 if none
};

/// Pieces and labels as items and headings.
struct Assembly {
    std::vector<FoundRecord> records;
    std::vector<FoundHeading> level1;
    std::vector<FoundHeading> level2;
    std::vector<Finding> findings;
};
Assembly assemble(PieceTable const& table, std::vector<Label> const& labels);

}  // namespace zs::catalogue::recognise
