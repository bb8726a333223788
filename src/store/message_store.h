#pragma once

#include <optional>
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
    /// False if the digests of that day were made already.
    bool take_day(CampaignId id, std::string const& day);

    /// Nothing if the person has a digest of that campaign and day.
    std::optional<MessageId> insert(Message const& message);
    [[nodiscard]] Page<Message> page(UserId user_id, PageRequest page) const;
    [[nodiscard]] std::int64_t unread(UserId user_id) const;
    std::int64_t mark_read(UserId user_id, MessageId up_to, std::string const& now);

    [[nodiscard]] std::optional<std::string> address(UserId user_id) const;
    void set_address(UserId user_id, std::string const& address);  ///< empty: none

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
