#pragma once

#include <string>
#include <vector>

#include "api/organisation_types.h"
#include "app/hand_over.h"

namespace zs::api {

/// `kind`: assignment, work_group … `beyond`: held, but not the caller's to hand over.
struct Holding {
    std::string kind;
    std::int64_t amount = 0;
    std::int64_t beyond = 0;
};
ZS_WIRE(Holding, kind, amount, beyond);

struct Holdings {
    UserId user_id;
    std::string user_name;
    std::string display_name;
    std::vector<Membership> memberships;
    std::vector<Holding> holdings;
    std::int64_t memberships_beyond = 0;
};
ZS_WIRE(Holdings, user_id, user_name, display_name, memberships, holdings, memberships_beyond);

struct HandOver {
    std::string successor;  ///< user name
    std::string reason;
};
ZS_WIRE(HandOver, successor, reason);
ZS_WIRE_RULES(HandOver, {.field = "successor", .min = 2, .max = 64},
              {.field = "reason", .min = 1, .max = 500});

Holdings to_wire(app::Holdings&& holdings);

}  // namespace zs::api
