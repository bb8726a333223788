#pragma once

#include <vector>

#include "documents/document.h"
#include "formats/xlsx/cell_reference.h"

namespace zs::formats {

/// A row as it stands in the sheet, before merged areas are settled.
struct SheetRow {
    int number = 0;
    documents::Row row;
};

struct MergeOutcome {
    int covered_texts = 0;  ///< cells with text under a merged area, dropped
    int overlaps = 0;       ///< merged areas that cross another one, ignored
};

/// Gives the corner cells their spans and drops the cells that they cover. Blank rows are filled in between,
/// at most `most_blank` in a row unless a merged area spans them, so that spans count rows of the result.
MergeOutcome settle_merges(std::vector<SheetRow>& rows, std::vector<CellRange> merges, int most_blank);

}  // namespace zs::formats
