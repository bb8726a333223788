#include "app/channels.h"

#include "app/campaign_access.h"
#include "app/trail.h"
#include "base/text.h"
#include "json/codec.h"
#include "store/channel_store.h"
#include "store/database.h"
#include "store/message_store.h"

namespace zs::app {
namespace {

constexpr char const* kTestLine = "准绳测试消息：能看到这一行，说明设置正确。";

Result<void> require_campaign(store::Connection& connection, Clock const& clock, CampaignId id,
                              Caller const& who) {
    ASSIGN_OR_RETURN(auto const campaign,
                     campaign_for(connection, scope_of(connection, clock, who), id, Right::manage));
    (void)campaign;
    return {};
}

Result<Channel> channel_to_manage(store::Connection& connection, Clock const& clock, ChannelId id,
                                  Caller const& who) {
    auto channel = store::ChannelStore(connection).find(id);
    if (!channel) return messages::no_such("群机器人");
    auto const allowed = require_campaign(connection, clock, channel->campaign_id, who);
    if (!allowed.ok() && allowed.error().code == ErrorCode::not_found) return messages::no_such("群机器人");
    RETURN_IF_ERROR(allowed);
    return std::move(*channel);
}

Result<void> check_address(std::string const& address) {
    bool const web = address.starts_with("https://") || address.starts_with("http://");
    bool const plain = address.find_first_of(" \t\r\n\"\\") == std::string::npos;
    if (!web || !plain || address.size() > 500)
        return messages::invalid("/address", "机器人地址须是群设置里给出的网址，以 https:// 开头。");
    return {};
}

Result<void> check_server(delivery::MailServer const& server) {
    bool const host = !server.host.empty() && server.host.find_first_of(" /@\r\n\"\\") == std::string::npos;
    if (!host) return messages::invalid("/host", "请填写邮件服务器的域名或地址。");
    if (server.port < 1 || server.port > 65535)
        return messages::invalid("/port", "端口须在 1 到 65535 之间，常用 465 或 587。");
    if (!delivery::is_mail_address(server.sender))
        return messages::invalid("/sender", "发件邮箱须写成 name@example.cn 的样子。");
    if (server.security == delivery::MailSecurity::none && !server.user.empty())
        return messages::invalid("/security", "登录邮件服务器须用加密连接，请选择 TLS 或 STARTTLS。");
    return {};
}

Result<void> require_administrator(Caller const& who) {
    if (who.role == Role::administrator) return {};
    return Error{ErrorCode::permission_denied, "只有系统管理员可以设置邮件服务器。", {}, {}};
}

Facts facts_of(Channel const& channel) {
    return Facts().add("name", channel.name).add("kind", channel.kind).add("enabled", channel.enabled);
}

bool is_taken(store::ChannelStore const& channels, Channel const& wanted) {
    for (auto const& each : channels.all(wanted.campaign_id)) {
        if (each.name == wanted.name && each.id != wanted.id) return true;
    }
    return false;
}

Error name_taken() {
    return {ErrorCode::conflict, "已有同名的群机器人，请换一个名称。", "/name", {}};
}

}  // namespace

Result<std::vector<Channel>> Channels::list(CampaignId campaign_id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<Channel>> {
        RETURN_IF_ERROR(require_campaign(connection, clock_, campaign_id, who));
        return store::ChannelStore(connection).all(campaign_id);
    });
}

Result<Channel> Channels::create(NewChannel const& wanted, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Channel> {
        RETURN_IF_ERROR(require_campaign(connection, clock_, wanted.campaign_id, who));
        RETURN_IF_ERROR(check_address(wanted.address));
        Channel channel{{},          wanted.campaign_id, std::string(json::enum_name(wanted.kind)),
                        wanted.name, wanted.address,     wanted.secret,
                        true,        who.user_name,      iso_time(clock_.now())};
        store::ChannelStore channels(connection);
        if (is_taken(channels, channel)) return name_taken();
        channel.id = channels.insert(channel);
        record(connection, clock_, who.user_name, "channel.created", subject_of("channel", channel.id),
               facts_of(channel));
        return channel;
    });
}

Result<Channel> Channels::change(ChannelId id, ChannelChange const& change, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Channel> {
        ASSIGN_OR_RETURN(auto channel, channel_to_manage(connection, clock_, id, who));
        if (change.address) RETURN_IF_ERROR(check_address(*change.address));
        channel.name = change.name.value_or(channel.name);
        channel.address = change.address.value_or(channel.address);
        channel.secret = change.secret.value_or(channel.secret);
        channel.enabled = change.enabled.value_or(channel.enabled);
        store::ChannelStore channels(connection);
        if (is_taken(channels, channel)) return name_taken();
        channels.update(channel);
        bool const replaced = change.address.has_value() || change.secret.has_value();
        record(connection, clock_, who.user_name, "channel.changed", subject_of("channel", id),
               facts_of(channel).add("address_or_secret_replaced", replaced));
        return channel;
    });
}

Result<void> Channels::remove(ChannelId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<void> {
        ASSIGN_OR_RETURN(auto const channel, channel_to_manage(connection, clock_, id, who));
        store::ChannelStore(connection).remove(id);
        record(connection, clock_, who.user_name, "channel.removed", subject_of("channel", id),
               facts_of(channel));
        return {};
    });
}

Result<void> Channels::test(ChannelId id, Caller const& who) const {
    ASSIGN_OR_RETURN(auto const channel, database_.read([&](auto& connection) {
        return channel_to_manage(connection, clock_, id, who);
    }));
    auto const kind = json::enum_value<delivery::RobotKind>(channel.kind);
    ENSURE(kind.has_value());
    return delivery::send_to_robot({*kind, channel.address, channel.secret}, kTestLine, clock_.now());
}

Result<std::optional<delivery::MailServer>> Channels::mail_server(Caller const& who) const {
    RETURN_IF_ERROR(require_administrator(who));
    return stored_mail_server(database_);
}

Result<void> Channels::set_mail_server(std::optional<delivery::MailServer> settings,
                                       std::optional<std::string> const& password, Caller const& who) {
    RETURN_IF_ERROR(require_administrator(who));
    if (settings) {
        RETURN_IF_ERROR(check_server(*settings));
        auto const before = stored_mail_server(database_);
        settings->password = password.value_or(before ? before->password : "");
    }
    return database_.write([&](auto& connection) -> Result<void> {
        store::ChannelStore(connection).set_mail_server(settings ? json::encode(*settings) : "");
        record(connection, clock_, who.user_name, "mail_server.set", "mail_server",
               Facts()
                   .add("host", settings ? settings->host : "")
                   .add("password_replaced", password.has_value()));
        return {};
    });
}

Result<void> Channels::test_mail(std::string const& recipient, Caller const& who) const {
    RETURN_IF_ERROR(require_administrator(who));
    auto const server = stored_mail_server(database_);
    if (!server) return messages::invalid("", "请先保存邮件服务器的设置。");
    auto const now = clock_.now();
    return delivery::send_mail(*server, {recipient, "准绳测试邮件", kTestLine, "test-" + iso_time(now)}, now);
}

Result<Page<Delivery>> Channels::deliveries(CampaignId campaign_id, PageRequest page,
                                            Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Page<Delivery>> {
        RETURN_IF_ERROR(require_campaign(connection, clock_, campaign_id, who));
        return store::ChannelStore(connection).page(campaign_id, clamped(page));
    });
}

Result<std::int64_t> Channels::retry(CampaignId campaign_id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<std::int64_t> {
        RETURN_IF_ERROR(require_campaign(connection, clock_, campaign_id, who));
        auto const count = store::ChannelStore(connection).retry(campaign_id, iso_time(clock_.now()));
        record(connection, clock_, who.user_name, "deliveries.retried", subject_of("campaign", campaign_id),
               Facts().add("count", count));
        return count;
    });
}

std::optional<delivery::MailServer> stored_mail_server(store::Database& database) {
    auto const settings =
        database.read([](auto& connection) { return store::ChannelStore(connection).mail_server(); });
    if (!settings) return std::nullopt;
    auto decoded = json::decode<delivery::MailServer>(*settings, json::UnknownKeys::ignore);
    ENSURE(decoded.ok());
    return decoded.take();
}

}  // namespace zs::app
