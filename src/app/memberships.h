#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "store/organisation.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

class PasswordHasher;
using store::MemberRole;
using store::Membership;

/// Somebody who has an account, or is given one with `display_name` and `password` (good for one log-in).
struct NewMembership {
    std::string user_name;
    std::optional<std::string> display_name;
    std::optional<std::string> password;
    OrganisationId organisation_id;
    MemberRole role = MemberRole::contact;
    std::optional<std::string> starts_on;  ///< today
    std::optional<std::string> ends_on;
};

/// Stands in for a membership, with its role at its organisation, between two days.
struct NewDeputy {
    std::string user_name;
    std::string starts_on;
    std::string ends_on;
};

struct MembershipEnd {
    std::optional<std::string> last_day;  ///< yesterday: nothing may be done from today on
    std::string reason;
};

struct MembershipWish {
    std::optional<OrganisationId> organisation_id;
    std::optional<UserId> user_id;
    std::optional<MemberRole> role;
    bool ended = false;  ///< also those that are over
};

/// What people are at organisations.
class Memberships {
  public:
    Memberships(store::Database& database, PasswordHasher& hasher, Clock const& clock)
        : database_(database), hasher_(hasher), clock_(clock) {}

    Result<Page<Membership>> list(MembershipWish const& wish, PageRequest page, Caller const& who) const;
    /// The caller's own that hold today.
    Result<std::vector<Membership>> own(Caller const& who) const;
    /// conflict if the person has that role there in that time.
    Result<Membership> create(NewMembership const& wanted, Caller const& who);
    Result<Membership> appoint_deputy(MembershipId id, NewDeputy const& wanted, Caller const& who);
    /// With those who stand in for it.
    Result<Membership> end(MembershipId id, MembershipEnd const& end, Caller const& who);

  private:
    store::Database& database_;
    PasswordHasher& hasher_;
    Clock const& clock_;
};

}  // namespace zs::app
