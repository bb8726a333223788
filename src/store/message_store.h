#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/message.h"

namespace zs::store {

class Connection;

/// Digests: what they are made of, and those that were made.
class MessageStore {
  public:
    explicit MessageStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::vector<RunningCampaign> running() const;
    /// What the contacts of that day have not yet filed although it is due by `horizon`, or was returned; by
    /// person, then by day due. A task with an assignee is told to that person only.
    [[nodiscard]] std::vector<OwedRow> owed(CampaignId id, std::string const& day,
                                            std::string const& horizon) const;
    /// The same once, whoever is told.
    [[nodiscard]] std::vector<OwedRow> owed_by_all(CampaignId id, std::string const& horizon) const;
    /// What of their unit is overdue on that day, for its leaders.
    [[nodiscard]] std::vector<OwedRow> late_in_units(CampaignId id, std::string const& day) const;
    /// What waits for whom: for the leaders of its unit, but not for who wrote it unless that is allowed; for
    /// the reviewers of the campaign's place in whose work groups it is, or the creation office where there
    /// are none; for the creation office. Longest first.
    [[nodiscard]] std::vector<WaitingRow> waiting(CampaignId id, std::string const& day) const;
    /// The creation office of the campaign's place.
    [[nodiscard]] std::vector<UserId> offices(CampaignId id, std::string const& day) const;
    /// Who was told something on that day already, whatever the campaign.
    [[nodiscard]] std::set<UserId> told(std::string const& day) const;
    /// False if the digests of that day were made already.
    bool take_day(CampaignId id, std::string const& day);

    /// Many at once; whoever has a digest of that campaign and day keeps it. Those with a mailbox are queued
    /// for it.
    void insert(std::vector<Message> const& messages);
    [[nodiscard]] Page<Message> page(UserId user_id, PageRequest page) const;
    [[nodiscard]] std::int64_t unread(UserId user_id) const;
    std::int64_t mark_read(UserId user_id, MessageId up_to, std::string const& now);

    [[nodiscard]] std::optional<std::string> address(UserId user_id) const;
    void set_address(UserId user_id, std::string const& address);  ///< empty: none

    static std::span<std::string_view const> statements();

  private:
    [[nodiscard]] std::vector<UserId> at_place(CampaignId id, std::string const& day,
                                               std::string_view role) const;

    Connection& connection_;
};

}  // namespace zs::store
