#pragma once

#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/recognise/record.h"

namespace zs::catalogue::recognise {

/// Before cells are inherited: gives every item that a merged request names
/// ("第26、27、28项指标，请合并提供…") the request and, where it has none of its own, the methods of the item
/// that carries it.
void spread_merged_requests(std::vector<Record>& records);

/// Adds the requests of a table; merged cells and requests that name their items serve several.
void add_requests(std::vector<Record> const& records, std::vector<MaterialRequest>& requests);

}  // namespace zs::catalogue::recognise
