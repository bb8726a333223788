#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/organisation.h"

namespace zs::store {

class Connection;

/// Who is what where. Rows are ended, never removed.
class MembershipStore {
  public:
    explicit MembershipStore(Connection& connection) : connection_(connection) {}

    MembershipId insert(Membership const& wanted);
    [[nodiscard]] std::optional<Membership> find(MembershipId id) const;
    [[nodiscard]] Page<Membership> page(MembershipFilter const& filter, PageRequest page) const;
    /// Of one person, not ended before `day`.
    [[nodiscard]] std::vector<Membership> of_user(UserId user_id, std::string const& day) const;
    /// The roles that hold on `day`.
    [[nodiscard]] std::vector<campaign::Standing> standings(UserId user_id, std::string const& day) const;
    /// Whether the person has that role there, in the same stead, on some of those days.
    [[nodiscard]] bool overlaps(Membership const& wanted) const;
    [[nodiscard]] std::int64_t not_ended(OrganisationId organisation_id, std::string const& day) const;
    /// With those that stand in for it.
    void end(MembershipId id, std::string const& last_day, std::string const& reason);
    /// Who stands in for `from` stands in for `to`, but not its holder.
    void move_deputies(MembershipId from, MembershipId to, UserId holder);

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
