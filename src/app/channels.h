#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "delivery/transfer.h"
#include "store/message.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::Channel;
using store::Delivery;

struct NewChannel {
    CampaignId campaign_id;
    delivery::RobotKind kind = delivery::RobotKind::dingtalk;
    std::string name;
    std::string address;
    std::string secret;
};

/// Absent: as it is. Address and secret cannot be read back, only replaced.
struct ChannelChange {
    std::optional<std::string> name;
    std::optional<std::string> address;
    std::optional<std::string> secret;
    std::optional<bool> enabled;
};

/// The ways out of the system: robots of a campaign (whoever manages it), the mail server (administrators).
class Channels {
  public:
    Channels(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    Result<std::vector<Channel>> list(CampaignId campaign_id, Caller const& who) const;
    Result<Channel> create(NewChannel const& wanted, Caller const& who);
    Result<Channel> change(ChannelId id, ChannelChange const& change, Caller const& who);
    Result<void> remove(ChannelId id, Caller const& who);
    /// Sends a line now; the error is what the robot says.
    Result<void> test(ChannelId id, Caller const& who) const;

    /// With the password, which api/ never hands out.
    Result<std::optional<delivery::MailServer>> mail_server(Caller const& who) const;
    /// An absent password stays as it is. Nothing: no mail is sent.
    Result<void> set_mail_server(std::optional<delivery::MailServer> settings,
                                 std::optional<std::string> const& password, Caller const& who);
    /// Sends a line to that address now; the error is what the server says.
    Result<void> test_mail(std::string const& recipient, Caller const& who) const;

    Result<Page<Delivery>> deliveries(CampaignId campaign_id, PageRequest page, Caller const& who) const;
    /// Refused and given up ones are tried once more. How many.
    Result<std::int64_t> retry(CampaignId campaign_id, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

/// The stored settings; nothing where there are none.
std::optional<delivery::MailServer> stored_mail_server(store::Database& database);

}  // namespace zs::app
