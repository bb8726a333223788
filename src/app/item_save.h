#pragma once

#include "app/caller.h"
#include "base/error.h"
#include "store/item.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
}

namespace zs::app {

/// Stores new content of an item of a draft: its units, the catalogue's revision, the audit record, and the
/// open findings whose correction it now follows. Part of the caller's transaction.
Result<store::Item> save_item(store::Connection& connection, Clock const& clock, Caller const& who,
                              store::Item const& before, catalogue::Item content);

}  // namespace zs::app
