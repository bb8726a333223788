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

/// Ways out of the system, and what is on them.
class ChannelStore {
  public:
    explicit ChannelStore(Connection& connection) : connection_(connection) {}

    ChannelId insert(Channel const& channel);
    void update(Channel const& channel);
    void remove(ChannelId id);
    [[nodiscard]] std::optional<Channel> find(ChannelId id) const;
    [[nodiscard]] std::vector<Channel> all(CampaignId campaign_id) const;

    [[nodiscard]] std::optional<std::string> mail_server() const;  ///< settings as JSON
    void set_mail_server(std::string const& settings);             ///< empty: none

    bool enqueue(Delivery const& delivery);  ///< false, and nothing done, if it is there
    /// Those whose time has come, oldest first.
    [[nodiscard]] std::vector<Delivery> due(std::string const& now, std::int64_t limit) const;
    [[nodiscard]] std::optional<std::string> address_of(MessageId id) const;
    void set_outcome(Delivery const& delivery);
    /// How many were sent to that robot since then.
    [[nodiscard]] std::int64_t sent_since(ChannelId id, std::string const& then) const;
    [[nodiscard]] Page<Delivery> page(CampaignId campaign_id, PageRequest page) const;
    /// Refused and given up ones of the campaign are tried once more. How many.
    std::int64_t retry(CampaignId campaign_id, std::string const& now);

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
