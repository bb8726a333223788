#pragma once

#include <optional>
#include <string>

#include "app/caller.h"
#include "base/error.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

/// A calendar for each person that programs without a log-in may read, at an address nobody can guess.
class Feeds {
  public:
    Feeds(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// When the caller's address was made, if there is one.
    Result<std::optional<std::string>> made_at(Caller const& who) const;
    /// A new secret; the address before it no longer works.
    Result<std::string> make(Caller const& who);
    Result<void> revoke(Caller const& who);
    /// text/calendar: what the owner's bodies still owe and the stages of their campaigns. not_found for a
    /// wrong secret.
    Result<std::string> calendar(std::string const& token) const;

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
