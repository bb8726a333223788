#pragma once

#include <optional>
#include <string>

#include "api/page_types.h"
#include "app/channels.h"
#include "app/inbox.h"
#include "app/reminders.h"
#include "json/describe.h"

namespace zs::api {

struct Message {
    MessageId id;
    CampaignId campaign_id;
    std::string day;
    std::string title;
    std::string text;
    std::string created_at;
    std::optional<std::string> read_at;
};
ZS_WIRE(Message, id, campaign_id, day, title, text, created_at, read_at);

struct Unread {
    std::int64_t unread = 0;
};
ZS_WIRE(Unread, unread);

struct MarkRead {
    MessageId up_to;
};
ZS_WIRE(MarkRead, up_to);

/// Where digests are mailed to; null: they stay in the page.
struct MailAddress {
    std::optional<std::string> address;
};
ZS_WIRE(MailAddress, address);

struct MailAddressWish {
    std::optional<std::string> address;
};
ZS_WIRE(MailAddressWish, address);
ZS_WIRE_RULES(MailAddressWish, {.field = "address", .max = 254});

struct Reminded {
    std::int64_t people = 0;
    std::int64_t groups = 0;
};
ZS_WIRE(Reminded, people, groups);

/// Address and secret are never given out.
struct Channel {
    ChannelId id;
    CampaignId campaign_id;
    std::string kind;
    std::string name;
    bool enabled = true;
    bool has_secret = false;
    std::string created_by;
    std::string created_at;
};
ZS_WIRE(Channel, id, campaign_id, kind, name, enabled, has_secret, created_by, created_at);

struct NewChannel {
    delivery::RobotKind kind = delivery::RobotKind::dingtalk;
    std::string name;
    std::string address;
    std::optional<std::string> secret;
};
ZS_WIRE(NewChannel, kind, name, address, secret);
ZS_WIRE_RULES(NewChannel, {.field = "name", .min = 1, .max = 64}, {.field = "address", .min = 1, .max = 500},
              {.field = "secret", .max = 200});

struct ChannelChange {
    std::optional<std::string> name;
    std::optional<std::string> address;
    std::optional<std::string> secret;
    std::optional<bool> enabled;
};
ZS_WIRE(ChannelChange, name, address, secret, enabled);
ZS_WIRE_RULES(ChannelChange, {.field = "name", .min = 1, .max = 64},
              {.field = "address", .min = 1, .max = 500}, {.field = "secret", .max = 200});

struct Delivery {
    DeliveryId id;
    std::string whom;
    std::string by;  ///< "mail" or "robot"
    std::string title;
    store::DeliveryState state = store::DeliveryState::queued;
    std::int64_t attempts = 0;
    std::string next_at;
    std::optional<std::string> error;
    std::string created_at;
    std::optional<std::string> sent_at;
};
ZS_WIRE(Delivery, id, whom, by, title, state, attempts, next_at, error, created_at, sent_at);

struct Retried {
    std::int64_t count = 0;
};
ZS_WIRE(Retried, count);

/// The server that takes our mail. The password is never given out.
struct MailServer {
    std::string host;
    std::int64_t port = 465;
    delivery::MailSecurity security = delivery::MailSecurity::tls;
    std::string user;
    bool has_password = false;
    std::string sender;
    std::string sender_name;
};
ZS_WIRE(MailServer, host, port, security, user, has_password, sender, sender_name);

struct MailSettings {
    std::optional<MailServer> server;
};
ZS_WIRE(MailSettings, server);

/// An absent password stays as it is.
struct MailServerWish {
    std::string host;
    std::int64_t port = 465;
    delivery::MailSecurity security = delivery::MailSecurity::tls;
    std::string user;
    std::optional<std::string> password;
    std::string sender;
    std::string sender_name;
};
ZS_WIRE(MailServerWish, host, port, security, user, password, sender, sender_name);
ZS_WIRE_RULES(MailServerWish, {.field = "host", .min = 1, .max = 253},
              {.field = "port", .min = 1, .max = 65535}, {.field = "user", .max = 254},
              {.field = "password", .max = 256}, {.field = "sender", .min = 3, .max = 254},
              {.field = "sender_name", .max = 64});

struct MailSettingsWish {
    std::optional<MailServerWish> server;
};
ZS_WIRE(MailSettingsWish, server);

struct TestMail {
    std::string address;
};
ZS_WIRE(TestMail, address);
ZS_WIRE_RULES(TestMail, {.field = "address", .min = 3, .max = 254});

}  // namespace zs::api
