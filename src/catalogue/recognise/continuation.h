#pragma once

#include <vector>

#include "catalogue/recognise/record.h"

namespace zs::catalogue::recognise {

/// Joins tables that a page break cut into one: the same columns, no title of their own (or 续表), and
/// numbers that go on. Headings of the first part stay in force in the next; an item cut in two becomes one
/// again.
void join_continuations(std::vector<RecordTable>& tables);

/// Gives a cell that reads 同上 (or 〃, “ditto”) what stands above it.
void resolve_dittos(RecordTable& table);

}  // namespace zs::catalogue::recognise
