#include "app/standing.h"

#include "app/messages.h"
#include "store/membership_store.h"

namespace zs::app {

std::string today(Clock const& clock) {
    return iso_time(clock.now() + std::chrono::hours(8)).substr(0, 10);
}

Scope scope_of(store::Connection& connection, Clock const& clock, Caller const& who) {
    return {who.role == Role::administrator,
            store::MembershipStore(connection).standings(who.user_id, today(clock))};
}

Result<void> require(Scope const& scope, Right right, Place const& place, std::string const& what) {
    if (!scope.may(Right::see, place)) return messages::no_such(what);
    if (!scope.may(right, place)) return messages::forbidden();
    return {};
}

}  // namespace zs::app
