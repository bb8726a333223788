#include "api/endpoints.h"
#include "api/message_types.h"
#include "app/application.h"

namespace zs::api {
namespace {

using campaign::Right;

Message wire_of(app::Message&& message) {
    return {message.id,
            message.campaign_id,
            std::move(message.day),
            std::move(message.title),
            std::move(message.text),
            std::move(message.created_at),
            std::move(message.read_at)};
}

Channel wire_of(app::Channel&& channel) {
    return {channel.id,
            channel.campaign_id,
            std::move(channel.kind),
            std::move(channel.name),
            channel.enabled,
            !channel.secret.empty(),
            std::move(channel.created_by),
            std::move(channel.created_at)};
}

Delivery wire_of(app::Delivery&& delivery) {
    return {delivery.id,
            std::move(delivery.whom),
            delivery.channel_id ? "robot" : "mail",
            std::move(delivery.title),
            delivery.state,
            delivery.attempts,
            std::move(delivery.next_at),
            std::move(delivery.error),
            std::move(delivery.created_at),
            std::move(delivery.sent_at)};
}

Result<Nothing> nothing(Result<void> const& result) {
    if (!result.ok()) return result.error();
    return Nothing{};
}

Result<RowsOf<Channel>> channels_of(app::Application& app, Call& call) {
    ASSIGN_OR_RETURN(auto rows, app.channels().list(call.id<CampaignId>(), call.caller));
    RowsOf<Channel> out;
    for (auto& row : rows)
        out.rows.push_back(wire_of(std::move(row)));
    return out;
}

Result<MailSettings> mail_settings(app::Application& app, Call& call) {
    ASSIGN_OR_RETURN(auto server, app.channels().mail_server(call.caller));
    if (!server) return MailSettings{};
    return MailSettings{MailServer{server->host, server->port, server->security, server->user,
                                   !server->password.empty(), server->sender, server->sender_name}};
}

Result<MailSettings> set_mail_settings(app::Application& app, MailSettingsWish const& in, Call& call) {
    std::optional<delivery::MailServer> server;
    std::optional<std::string> password;
    if (in.server) {
        auto const& given = *in.server;
        server = delivery::MailServer{
            given.host,       static_cast<int>(given.port), given.security, given.user, {}, given.sender,
            given.sender_name};
        password = given.password;
    }
    RETURN_IF_ERROR(app.channels().set_mail_server(server, password, call.caller));
    return mail_settings(app, call);
}

void add_inbox(Router& router, app::Application* app) {
    router.get<PageQuery, PageOf<Message>>(
        "/api/my/messages", "What the caller was told, newest first", Access::reader,
        [app](PageQuery const& query, Call& call) -> Result<PageOf<Message>> {
            ASSIGN_OR_RETURN(auto page, app->inbox().list(page_request(query), call.caller));
            return to_wire_page<Message>(std::move(page), wire_of);
        });
    router.get<Nothing, Unread>("/api/my/messages/unread", "How many of them are unread", Access::reader,
                                [app](Nothing const&, Call& call) -> Result<Unread> {
                                    return Unread{app->inbox().unread(call.caller)};
                                });
    router.post<MarkRead, Unread>("/api/my/messages/read", "Mark a message and all before it as read",
                                  Access::reader, [app](MarkRead const& in, Call& call) -> Result<Unread> {
                                      RETURN_IF_ERROR(app->inbox().mark_read(in.up_to, call.caller));
                                      return Unread{app->inbox().unread(call.caller)};
                                  });
    router.get<Nothing, MailAddress>("/api/my/mail-address", "Where the caller's digests are mailed to",
                                     Access::reader,
                                     [app](Nothing const&, Call& call) -> Result<MailAddress> {
                                         return MailAddress{app->inbox().address(call.caller)};
                                     });
    router.put<MailAddressWish, MailAddress>(
        "/api/my/mail-address", "Have digests mailed, or no longer", Access::reader,
        [app](MailAddressWish const& in, Call& call) -> Result<MailAddress> {
            RETURN_IF_ERROR(app->inbox().set_address(in.address, call.caller));
            return MailAddress{app->inbox().address(call.caller)};
        });
}

void add_channels(Router& router, app::Application* app) {
    router
        .get<Nothing, RowsOf<Channel>>("/api/campaigns/{id}/channels", "Robots of the campaign's groups",
                                       Access::reader,
                                       [app](Nothing const&, Call& call) { return channels_of(*app, call); })
        .needs(Right::manage, "campaign");
    router
        .post<NewChannel, Channel>("/api/campaigns/{id}/channels", "Add a robot", Access::reader,
                                   [app](NewChannel const& in, Call& call) -> Result<Channel> {
                                       app::NewChannel const wanted{call.id<CampaignId>(), in.kind, in.name,
                                                                    in.address, in.secret.value_or("")};
                                       ASSIGN_OR_RETURN(auto made,
                                                        app->channels().create(wanted, call.caller));
                                       return wire_of(std::move(made));
                                   })
        .needs(Right::manage, "campaign")
        .status = 201;
    router
        .patch<ChannelChange, Channel>(
            "/api/channels/{id}", "Change a robot", Access::reader,
            [app](ChannelChange const& in, Call& call) -> Result<Channel> {
                app::ChannelChange const change{in.name, in.address, in.secret, in.enabled};
                ASSIGN_OR_RETURN(auto made,
                                 app->channels().change(call.id<ChannelId>(), change, call.caller));
                return wire_of(std::move(made));
            })
        .needs(Right::manage, "channel");
    router
        .remove(
            "/api/channels/{id}", "Remove a robot", Access::reader,
            [app](Call& call) { return nothing(app->channels().remove(call.id<ChannelId>(), call.caller)); })
        .needs(Right::manage, "channel");
    router
        .post<Nothing, Nothing>("/api/channels/{id}/test", "Send a line to a robot now", Access::reader,
                                [app](Nothing const&, Call& call) {
                                    return nothing(app->channels().test(call.id<ChannelId>(), call.caller));
                                })
        .needs(Right::manage, "channel");
}

void add_deliveries(Router& router, app::Application* app) {
    router
        .post<Nothing, Reminded>(
            "/api/campaigns/{id}/reminders", "Make today's digests now", Access::reader,
            [app](Nothing const&, Call& call) -> Result<Reminded> {
                ASSIGN_OR_RETURN(auto const made, app->reminders().make(call.id<CampaignId>(), call.caller));
                return Reminded{made.people, made.groups};
            })
        .needs(Right::manage, "campaign");
    router
        .get<PageQuery, PageOf<Delivery>>(
            "/api/campaigns/{id}/deliveries", "What was sent, and what could not be", Access::reader,
            [app](PageQuery const& query, Call& call) -> Result<PageOf<Delivery>> {
                ASSIGN_OR_RETURN(auto page, app->channels().deliveries(call.id<CampaignId>(),
                                                                       page_request(query), call.caller));
                return to_wire_page<Delivery>(std::move(page), wire_of);
            })
        .needs(Right::manage, "campaign");
    router
        .post<Nothing, Retried>(
            "/api/campaigns/{id}/deliveries/retry", "Try what could not be sent once more", Access::reader,
            [app](Nothing const&, Call& call) -> Result<Retried> {
                ASSIGN_OR_RETURN(auto const count, app->channels().retry(call.id<CampaignId>(), call.caller));
                return Retried{count};
            })
        .needs(Right::manage, "campaign");
}

}  // namespace

void add_message_endpoints(Router& router, app::Application* app) {
    add_inbox(router, app);
    add_channels(router, app);
    add_deliveries(router, app);
    router.get<Nothing, MailSettings>(
        "/api/mail-server", "The server that takes our mail", Access::administrator,
        [app](Nothing const&, Call& call) { return mail_settings(*app, call); });
    router.put<MailSettingsWish, MailSettings>(
        "/api/mail-server", "Set the server that takes our mail", Access::administrator,
        [app](MailSettingsWish const& in, Call& call) { return set_mail_settings(*app, in, call); });
    router.post<TestMail, Nothing>("/api/mail-server/test", "Send a line to an address now",
                                   Access::administrator, [app](TestMail const& in, Call& call) {
                                       return nothing(app->channels().test_mail(in.address, call.caller));
                                   });
}

}  // namespace zs::api
