#pragma once

#include <string>

#include "app/caller.h"
#include "base/clock.h"
#include "base/error.h"
#include "campaign/scope.h"

namespace zs::store {
class Connection;
}

namespace zs::app {

using campaign::Place;
using campaign::Right;
using campaign::Scope;

/// The day in China (UTC+8 all year), as YYYY-MM-DD: deadlines and roles go by it.
std::string today(Clock const& clock);

/// What the caller may see and do today: from the memberships that hold, deputies included, and from being an
/// administrator. Asked anew in the transaction of every use case; nothing of it comes from a request.
Scope scope_of(store::Connection& connection, Clock const& clock, Caller const& who);

/// not_found for what the caller may not see, so that ids tell nothing; permission_denied for what they see
/// but may not do. `what` is Chinese: "单位".
Result<void> require(Scope const& scope, Right right, Place const& place, std::string const& what);

}  // namespace zs::app
