#pragma once

#include <string>
#include <vector>

#include "catalogue/recognise/record.h"
#include "documents/document.h"

namespace zs::catalogue::recognise {

/// Finds the tables that lie flattened in lines of plain text and reads them: a cell per line, a row per line
/// with cells that may have moved, or a fragment of a cell per line in any order.
std::vector<RecordTable> rebuild_tables(std::vector<documents::Paragraph const*> const& lines);

}  // namespace zs::catalogue::recognise
