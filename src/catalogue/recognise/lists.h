#pragma once

#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/recognise/record.h"

namespace zs::catalogue::recognise {

/// Turns the records of a table into one list, or two where it ends in 加分项, 减分项 or 否决项, and into the
/// material requests they carry; adds what is doubtful to the findings.
void add_lists(RecordTable table, Catalogue& catalogue);

}  // namespace zs::catalogue::recognise
