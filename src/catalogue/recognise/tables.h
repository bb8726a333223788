#pragma once

#include <string>
#include <vector>

#include "catalogue/recognise/record.h"
#include "documents/document.h"

namespace zs::catalogue::recognise {

/// The records of a table whose cells stand where they belong (a real one, or a rebuilt one). Reads merged
/// and blank cells, repeated headers, headings and list titles that span the row, rows cut by a page break.
/// `caption` is the title above the table, `before` the columns of the table before it: a table without
/// header and with as many columns continues that one. Empty if the table is no list of items.
std::vector<RecordTable> read_table(documents::Table const& table, std::string const& caption,
                                    std::vector<Column> const& before);

}  // namespace zs::catalogue::recognise
