#include "store/channel_store.h"

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

#define ZS_CHANNEL_SELECT \
    "SELECT id, campaign_id, kind, name, address, secret, enabled, created_by, created_at FROM channels"
#define ZS_DELIVERY_SELECT                                                                              \
    "SELECT d.id, d.message_id, d.channel_id, d.day, d.title, d.text, d.state, d.attempts, d.next_at, " \
    "d.error, d.created_at, d.sent_at, coalesce(c.name, u.display_name) FROM deliveries d "             \
    "LEFT JOIN channels c ON c.id = d.channel_id LEFT JOIN messages m ON m.id = d.message_id "          \
    "LEFT JOIN users u ON u.id = m.user_id"
#define ZS_OF_CAMPAIGN                                                         \
    " WHERE d.message_id IN (SELECT id FROM messages WHERE campaign_id = $1) " \
    "OR d.channel_id IN (SELECT id FROM channels WHERE campaign_id = $2)"

constexpr std::string_view kInsert =
    "INSERT INTO channels (campaign_id, kind, name, address, secret, enabled, created_by, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
constexpr std::string_view kUpdate =
    "UPDATE channels SET name = $1, address = $2, secret = $3, enabled = $4 WHERE id = $5";
constexpr std::string_view kRemove = "DELETE FROM channels WHERE id = $1";
constexpr std::string_view kFind = ZS_CHANNEL_SELECT " WHERE id = $1";
constexpr std::string_view kAll = ZS_CHANNEL_SELECT " WHERE campaign_id = $1 ORDER BY name";
constexpr std::string_view kMailServer = "SELECT settings FROM mail_server WHERE id = 1";
constexpr std::string_view kSetMailServer =
    "INSERT INTO mail_server (id, settings) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET settings = "
    "excluded.settings";
constexpr std::string_view kRemoveMailServer = "DELETE FROM mail_server WHERE id = 1";
constexpr std::string_view kEnqueue =
    "INSERT INTO deliveries (message_id, channel_id, day, title, text, state, attempts, next_at, created_at) "
    "VALUES ($1, $2, $3, $4, $5, 'queued', 0, $6, $7) ON CONFLICT DO NOTHING";
constexpr std::string_view kDue =
    ZS_DELIVERY_SELECT " WHERE d.state = 'queued' AND d.next_at <= $1 ORDER BY d.next_at, d.id LIMIT $2";
constexpr std::string_view kAddressOf =
    "SELECT a.address FROM messages m JOIN mail_addresses a ON a.user_id = m.user_id WHERE m.id = $1";
constexpr std::string_view kOutcome =
    "UPDATE deliveries SET state = $1, attempts = $2, next_at = $3, error = $4, sent_at = $5 WHERE id = $6";
constexpr std::string_view kSentSince =
    "SELECT count(*) FROM deliveries WHERE channel_id = $1 AND sent_at >= $2";
constexpr std::string_view kPage = ZS_DELIVERY_SELECT ZS_OF_CAMPAIGN " ORDER BY d.id DESC LIMIT $3 OFFSET $4";
constexpr std::string_view kCount = "SELECT count(*) FROM deliveries d" ZS_OF_CAMPAIGN;
constexpr std::string_view kRetry =
    "UPDATE deliveries SET state = 'queued', attempts = 0, next_at = $1 "
    "WHERE state IN ('refused', 'given_up') "
    "AND (message_id IN (SELECT id FROM messages WHERE campaign_id = $2) "
    "OR channel_id IN (SELECT id FROM channels WHERE campaign_id = $3))";

constexpr std::string_view kStatements[] = {
    kInsert,  kUpdate, kRemove,    kFind,    kAll,       kMailServer, kSetMailServer, kRemoveMailServer,
    kEnqueue, kDue,    kAddressOf, kOutcome, kSentSince, kPage,       kCount,         kRetry};

Channel read_channel(Cursor const& cursor) {
    Channel out;
    cursor.read(out.id, out.campaign_id, out.kind, out.name, out.address, out.secret, out.enabled,
                out.created_by, out.created_at);
    return out;
}

Delivery read_delivery(Cursor const& cursor) {
    Delivery out;
    cursor.read(out.id, out.message_id, out.channel_id, out.day, out.title, out.text, word_into(out.state),
                out.attempts, out.next_at, out.error, out.created_at, out.sent_at, out.whom);
    return out;
}

}  // namespace

ChannelId ChannelStore::insert(Channel const& channel) {
    return connection_.insert<ChannelId>(kInsert, channel.campaign_id, channel.kind, channel.name,
                                         channel.address, channel.secret, channel.enabled, channel.created_by,
                                         channel.created_at);
}

void ChannelStore::update(Channel const& channel) {
    connection_.run(kUpdate, channel.name, channel.address, channel.secret, channel.enabled, channel.id);
}

void ChannelStore::remove(ChannelId id) {
    connection_.run(kRemove, id);
}

std::optional<Channel> ChannelStore::find(ChannelId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_channel(cursor);
}

std::vector<Channel> ChannelStore::all(CampaignId campaign_id) const {
    auto cursor = connection_.query(kAll, campaign_id);
    std::vector<Channel> out;
    while (cursor.next())
        out.push_back(read_channel(cursor));
    return out;
}

std::optional<std::string> ChannelStore::mail_server() const {
    return connection_.value<std::string>(kMailServer);
}

void ChannelStore::set_mail_server(std::string const& settings) {
    if (settings.empty()) {
        connection_.run(kRemoveMailServer);
    } else {
        connection_.run(kSetMailServer, settings);
    }
}

bool ChannelStore::enqueue(Delivery const& delivery) {
    return connection_.run(kEnqueue, delivery.message_id, delivery.channel_id, delivery.day, delivery.title,
                           delivery.text, delivery.next_at, delivery.created_at) > 0;
}

std::vector<Delivery> ChannelStore::due(std::string const& now, std::int64_t limit) const {
    auto cursor = connection_.query(kDue, now, limit);
    std::vector<Delivery> out;
    while (cursor.next())
        out.push_back(read_delivery(cursor));
    return out;
}

std::optional<std::string> ChannelStore::address_of(MessageId id) const {
    return connection_.value<std::string>(kAddressOf, id);
}

void ChannelStore::set_outcome(Delivery const& delivery) {
    connection_.run(kOutcome, word(delivery.state), delivery.attempts, delivery.next_at, delivery.error,
                    delivery.sent_at, delivery.id);
}

std::int64_t ChannelStore::sent_since(ChannelId id, std::string const& then) const {
    return connection_.value<std::int64_t>(kSentSince, id, then).value_or(0);
}

Page<Delivery> ChannelStore::page(CampaignId campaign_id, PageRequest page) const {
    Page<Delivery> out{connection_.value<std::int64_t>(kCount, campaign_id, campaign_id).value_or(0),
                       page.offset,
                       page.limit,
                       {}};
    auto cursor = connection_.query(kPage, campaign_id, campaign_id, page.limit, page.offset);
    while (cursor.next())
        out.rows.push_back(read_delivery(cursor));
    return out;
}

std::int64_t ChannelStore::retry(CampaignId campaign_id, std::string const& now) {
    return connection_.run(kRetry, now, campaign_id, campaign_id);
}

std::span<std::string_view const> ChannelStore::statements() {
    return kStatements;
}

}  // namespace zs::store
