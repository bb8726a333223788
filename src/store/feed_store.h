#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace zs::store {

class Connection;

/// What one body, or one person, still owes in a campaign on one day.
struct DueDay {
    CampaignId campaign_id;
    std::string campaign_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string due_on;
    std::int64_t amount = 0;
};

/// Secret addresses of calendars, and what stands in them.
class FeedStore {
  public:
    explicit FeedStore(Connection& connection) : connection_(connection) {}

    /// In place of the person's earlier one.
    void set(UserId user_id, std::string const& token_digest, std::string const& at);
    bool remove(UserId user_id);
    [[nodiscard]] std::optional<std::string> created_at(UserId user_id) const;
    /// Nobody whose account is disabled.
    [[nodiscard]] std::optional<UserId> owner(std::string const& token_digest) const;
    /// Of these bodies, and of what the person is to do in others.
    [[nodiscard]] std::vector<DueDay> due_days(UserId user_id,
                                               std::vector<OrganisationId> const& organisations) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
