#include "campaign/secrecy.h"

namespace zs::campaign {

Reach secrets_reach(Scope const& scope) {
    auto working = scope.standings();
    std::erase_if(working, [](Standing const& one) { return one.role == MemberRole::observer; });
    return Scope(false, std::move(working)).reach(Right::see);
}

}  // namespace zs::campaign
