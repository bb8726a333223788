#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "store/unit_store.h"

namespace zs::store {
class Connection;
}

namespace zs::app {

/// Who has to do what: the units items name, after merges, groups with members replaced by those.
std::vector<store::ItemUnit> duties_of(store::Connection& connection, CatalogueId catalogue_id);

/// Brings the tasks of a published catalogue in line with its duties_of(): one task for each item, unit and
/// role. Tasks that stay keep their ids. Returns how many there are. Part of the caller's transaction.
std::int64_t remake_tasks(store::Connection& connection, CatalogueId catalogue_id);

}  // namespace zs::app
