#pragma once

#include "app/messages.h"
#include "app/standing.h"
#include "store/jurisdiction_store.h"

namespace zs::app {

/// A place is known to all who belong to it or see it; changed only by whom `manage` reaches there.
inline Result<store::Jurisdiction> place_to_manage(store::Connection& connection, Scope const& scope,
                                                   JurisdictionId id) {
    auto found = store::JurisdictionStore(connection).find(id);
    if (!found || !scope.knows(found->path)) return messages::no_such("地区");
    if (!scope.may(Right::manage, {{}, found->path})) return messages::forbidden();
    return std::move(*found);
}

}  // namespace zs::app
