#pragma once

#include <vector>

#include "catalogue/recognise/assemble.h"

namespace zs::catalogue::recognise {

/// Decides which items stand below which heading and writes level1 and level2 into the records. A heading may
/// stand in the middle of the rows it spans, or on the page after its first row; evidence is where its pieces
/// stand, which headings the words of an item are nearer to, and numbering that begins again.
void assign_headings(PieceTable const& table, Assembly& assembly);

}  // namespace zs::catalogue::recognise
