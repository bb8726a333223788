#pragma once

#include "store/item.h"

namespace zs::store {
class Connection;
}

namespace zs::app {

/// Names that were merged into another unit become that unit's.
void resolve_aliases(store::Connection& connection, CatalogueId catalogue_id, catalogue::Item& content);
/// Makes the units the item names exist, links them, and drops units that nothing names any more.
void relink_units(store::Connection& connection, store::Item const& item);

}  // namespace zs::app
