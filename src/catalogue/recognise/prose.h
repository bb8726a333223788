#pragma once

#include <vector>

#include "catalogue/recognise/record.h"
#include "documents/document.h"

namespace zs::catalogue::recognise {

/// Reads a document that lists its tasks as paragraphs instead of a table: headings by their marks, items
/// that name units in brackets or on the lines below. Where fewer than three name units: the demands of a
/// list that its title announces (demands.h).
std::vector<RecordTable> tasks_of_prose(std::vector<documents::Paragraph const*> const& lines);

}  // namespace zs::catalogue::recognise
