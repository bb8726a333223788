#pragma once

#include <vector>

#include "catalogue/recognise/pieces.h"

namespace zs::catalogue::recognise {

/// What a piece is a piece of. The order is of no meaning; the columns of the header have theirs.
enum class Slot {
    level1,
    level2,
    number,
    text,
    lead,
    responsible,
    deadline,
    methods,
    materials,
    other,
    none
};
constexpr int kSlotCount = 11;

/// What a piece was taken for.
struct Label {
    Slot slot = Slot::none;
    bool continues = false;  ///< goes on with an earlier piece of the slot
    int record = -1;         ///< item it belongs to, from 0; -1 for headings and pieces outside the table
};

/// Finds the cheapest reading of the pieces as rows of the table: a beam search over which slot every piece
/// fills, where items begin and which pieces go on with earlier ones. Evidence: what pieces read like,
/// numbers that count up, sentences that end or do not, marks of headings, the columns of the header.
std::vector<Label> label_pieces(PieceTable const& table);

}  // namespace zs::catalogue::recognise
