#pragma once

#include <vector>

#include "catalogue/catalogue.h"

namespace zs::requirements {

/// The machine-checkable demands in an item's words (量化要求), in the order of the words. Pure; some
/// microseconds an item. What counts and what does not: docs/decisions/0016.
std::vector<catalogue::Limit> limits_of(catalogue::Item const& item);

/// Fills `limits` of every item.
void add_limits(catalogue::Catalogue& catalogue);

}  // namespace zs::requirements
