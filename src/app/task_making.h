#pragma once

#include <cstdint>

#include "base/ids.h"

namespace zs::store {
class Connection;
}

namespace zs::app {

/// Brings the tasks of a published catalogue in line with its items and the layer of merges and members above its
/// units: one task for each item, unit and role, a group with members standing for its members. Tasks that stay keep
/// their ids. Returns how many there are. Part of the caller's transaction.
std::int64_t remake_tasks(store::Connection& connection, CatalogueId catalogue_id);

}  // namespace zs::app
