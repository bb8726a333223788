#pragma once

#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "store/holding_store.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::Holding;
using store::Membership;

/// What somebody who leaves holds, as far as the caller may give it to somebody else.
struct Holdings {
    UserId user_id;
    std::string user_name;
    std::string display_name;
    std::vector<Membership> memberships;  ///< those of others whom they stand in for included
    std::vector<Holding> holdings;
    std::int64_t memberships_beyond = 0;  ///< at bodies out of the caller's reach
};

/// A leaver's roles, tasks and groups go to a successor, all in one transaction.
class HandOver {
  public:
    HandOver(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    Result<Holdings> preview(UserId leaver, Caller const& who) const;
    /// The leaver's roles end yesterday, the successor's begin today. Answers with what the successor has
    /// now.
    Result<Holdings> carry_out(UserId leaver, std::string const& successor, std::string const& reason,
                               Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
