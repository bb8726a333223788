#include "store/message_store.h"

#include "store/database.h"

namespace zs::store {
namespace {

constexpr std::string_view kRunning = "SELECT id, name FROM campaigns WHERE state = 'running' ORDER BY id";
// Who is told: the assignee, or every contact of the body.
constexpr std::string_view kOwed =
    "SELECT m.user_id, i.number, i.text, o.name, a.due_on, a.state FROM assignments a "
    "JOIN items i ON i.id = a.item_id JOIN organisations o ON o.id = a.organisation_id "
    "JOIN memberships m ON m.organisation_id = a.organisation_id AND m.role = 'contact' "
    "WHERE a.campaign_id = $1 AND a.state IN ('open', 'draft', 'returned') "
    "AND (a.state = 'returned' OR a.due_order <= $2) AND m.starts_on <= $3 "
    "AND (m.ends_on IS NULL OR m.ends_on >= $4) AND (a.assignee_id IS NULL OR a.assignee_id = m.user_id) "
    "ORDER BY m.user_id, a.due_order, a.position, a.id";
constexpr std::string_view kOwedByAll =
    "SELECT 0, i.number, i.text, o.name, a.due_on, a.state FROM assignments a "
    "JOIN items i ON i.id = a.item_id JOIN organisations o ON o.id = a.organisation_id "
    "WHERE a.campaign_id = $1 AND a.state IN ('open', 'draft', 'returned') "
    "AND (a.state = 'returned' OR a.due_order <= $2) ORDER BY a.due_order, a.position, a.id";
constexpr std::string_view kTakeDay =
    "INSERT INTO digest_days (campaign_id, day) VALUES ($1, $2) ON CONFLICT (campaign_id, day) DO NOTHING";
constexpr std::string_view kInsert =
    "INSERT INTO messages (user_id, campaign_id, day, title, text, created_at) VALUES ($1, $2, $3, $4, $5, "
    "$6) "
    "ON CONFLICT (user_id, campaign_id, day) DO NOTHING RETURNING id";
constexpr std::string_view kPage =
    "SELECT id, user_id, campaign_id, day, title, text, created_at, read_at FROM messages WHERE user_id = $1 "
    "ORDER BY id DESC LIMIT $2 OFFSET $3";
constexpr std::string_view kCount = "SELECT count(*) FROM messages WHERE user_id = $1";
constexpr std::string_view kUnread = "SELECT count(*) FROM messages WHERE user_id = $1 AND read_at IS NULL";
constexpr std::string_view kMarkRead =
    "UPDATE messages SET read_at = $1 WHERE user_id = $2 AND id <= $3 AND read_at IS NULL";
constexpr std::string_view kAddress = "SELECT address FROM mail_addresses WHERE user_id = $1";
constexpr std::string_view kSetAddress =
    "INSERT INTO mail_addresses (user_id, address) VALUES ($1, $2) "
    "ON CONFLICT (user_id) DO UPDATE SET address = excluded.address";
constexpr std::string_view kRemoveAddress = "DELETE FROM mail_addresses WHERE user_id = $1";

constexpr std::string_view kStatements[] = {kRunning,  kOwed,    kOwedByAll,  kTakeDay,
                                            kInsert,   kPage,    kCount,      kUnread,
                                            kMarkRead, kAddress, kSetAddress, kRemoveAddress};

std::vector<OwedRow> read_owed(Cursor cursor) {
    std::vector<OwedRow> out;
    std::string state;
    while (cursor.next()) {
        auto& row = out.emplace_back();
        cursor.read(row.user_id, row.number, row.text, row.organisation, row.due_on, state);
        row.returned = state == "returned";
    }
    return out;
}

}  // namespace

std::vector<RunningCampaign> MessageStore::running() const {
    auto cursor = connection_.query(kRunning);
    std::vector<RunningCampaign> out;
    while (cursor.next()) {
        auto& row = out.emplace_back();
        cursor.read(row.id, row.name);
    }
    return out;
}

std::vector<OwedRow> MessageStore::owed(CampaignId id, std::string const& day,
                                        std::string const& horizon) const {
    return read_owed(connection_.query(kOwed, id, horizon, day, day));
}

std::vector<OwedRow> MessageStore::owed_by_all(CampaignId id, std::string const& horizon) const {
    return read_owed(connection_.query(kOwedByAll, id, horizon));
}

bool MessageStore::take_day(CampaignId id, std::string const& day) {
    return connection_.run(kTakeDay, id, day) > 0;
}

std::optional<MessageId> MessageStore::insert(Message const& message) {
    return connection_.value<MessageId>(kInsert, message.user_id, message.campaign_id, message.day,
                                        message.title, message.text, message.created_at);
}

Page<Message> MessageStore::page(UserId user_id, PageRequest page) const {
    Page<Message> out{
        connection_.value<std::int64_t>(kCount, user_id).value_or(0), page.offset, page.limit, {}};
    auto cursor = connection_.query(kPage, user_id, page.limit, page.offset);
    while (cursor.next()) {
        auto& row = out.rows.emplace_back();
        cursor.read(row.id, row.user_id, row.campaign_id, row.day, row.title, row.text, row.created_at,
                    row.read_at);
    }
    return out;
}

std::int64_t MessageStore::unread(UserId user_id) const {
    return connection_.value<std::int64_t>(kUnread, user_id).value_or(0);
}

std::int64_t MessageStore::mark_read(UserId user_id, MessageId up_to, std::string const& now) {
    return connection_.run(kMarkRead, now, user_id, up_to);
}

std::optional<std::string> MessageStore::address(UserId user_id) const {
    return connection_.value<std::string>(kAddress, user_id);
}

void MessageStore::set_address(UserId user_id, std::string const& address) {
    if (address.empty()) {
        connection_.run(kRemoveAddress, user_id);
    } else {
        connection_.run(kSetAddress, user_id, address);
    }
}

std::span<std::string_view const> MessageStore::statements() {
    return kStatements;
}

}  // namespace zs::store
