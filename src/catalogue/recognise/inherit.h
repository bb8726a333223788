#pragma once

#include "catalogue/recognise/record.h"

namespace zs::catalogue::recognise {

/// Gives a record whose cell is blank the cell of the record above it, where the table leaves out what
/// repeats: never beyond the innermost heading, and not where the table writes repeated cells out. Says so in
/// `doubts`.
void inherit_blank_cells(RecordTable& table);

}  // namespace zs::catalogue::recognise
