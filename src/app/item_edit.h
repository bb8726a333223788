#pragma once

#include "app/items.h"

namespace zs::app {

/// What `change` makes of an item: text and digest, units and clauses brought in line with one another.
/// invalid_input names the field.
Result<catalogue::Item> edited(catalogue::Item item, ItemChange const& change);

}  // namespace zs::app
