#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/recognise/record.h"

namespace zs::catalogue::recognise {

/// "第26、27、28项指标，请合并提供下列材料：…" → 26, 27, 28; empty if the cell names no items. "26至29"
/// counts up.
std::vector<std::string> items_of_request(std::string_view cell);

/// Before cells are inherited: gives every item that a merged request names the request and, where it has
/// none of its own, the methods of the item that carries it.
void spread_merged_requests(std::vector<Record>& records);

/// The requests of a table, one for each cell: merged cells and requests that name their items serve several.
void add_requests(std::vector<Record> const& records, std::vector<MaterialRequest>& requests);

}  // namespace zs::catalogue::recognise
