#include "store/message_store.h"

#include <fmt/format.h>

#include <utility>

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

constexpr std::string_view kRunning = "SELECT id, name FROM campaigns WHERE state = 'running' ORDER BY id";
#define ZS_OWED                                                                                              \
    "a.id, i.number, i.text, o.name, a.due_on, a.state FROM assignments a JOIN items i ON i.id = a.item_id " \
    "JOIN organisations o ON o.id = a.organisation_id "
#define ZS_NOT_FILED "WHERE a.campaign_id = $1 AND a.state IN ('open', 'draft', 'returned') "
#define ZS_HOLDS " AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $3) "
// Who is told: the assignee, or every contact of the body.
constexpr std::string_view kOwed =
    "SELECT m.user_id, " ZS_OWED
    "JOIN memberships m ON m.organisation_id = a.organisation_id AND m.role = 'contact' " ZS_NOT_FILED
        ZS_HOLDS
    "AND (a.state = 'returned' OR a.due_order <= $4) "
    "AND (a.assignee_id IS NULL OR a.assignee_id = m.user_id) "
    "ORDER BY m.user_id, a.due_order, a.position, a.id";
constexpr std::string_view kOwedByAll =
    "SELECT 0, " ZS_OWED ZS_NOT_FILED
    "AND (a.state = 'returned' OR a.due_order <= $2) ORDER BY a.due_order, a.position, a.id";
constexpr std::string_view kLateInUnits =
    "SELECT m.user_id, " ZS_OWED
    "JOIN memberships m ON m.organisation_id = a.organisation_id AND m.role = 'leader' " ZS_NOT_FILED ZS_HOLDS
    "AND a.due_order < $4 ORDER BY m.user_id, a.due_order, a.position, a.id";
#define ZS_WAITING                                                                                   \
    "SELECT m.user_id, s.id, i.number, i.text, o.name, s.waiting_since, s.state FROM submissions s " \
    "JOIN items i ON i.id = s.item_id JOIN organisations o ON o.id = s.organisation_id "             \
    "JOIN campaigns c ON c.id = s.campaign_id "
#define ZS_WAITING_ORDER " ORDER BY m.user_id, s.waiting_since, s.id"
constexpr std::string_view kWaitingInUnits = ZS_WAITING
    "JOIN memberships m ON m.organisation_id = s.organisation_id AND m.role = 'leader' "
    "WHERE s.campaign_id = $1 AND s.state = 'unit_review'" ZS_HOLDS
    "AND (c.self_approval = 1 OR (s.edited_by <> m.user_id AND s.filed_by <> m.user_id))" ZS_WAITING_ORDER;
// Those who work at the campaign's own place: whoever stands above it looks when they like.
#define ZS_AT_PLACE                                                  \
    "JOIN organisations h ON h.jurisdiction_id = c.jurisdiction_id " \
    "JOIN memberships m ON m.organisation_id = h.id "
constexpr std::string_view kWaitingAtOffice = ZS_WAITING ZS_AT_PLACE
    "AND m.role = 'office' WHERE s.campaign_id = $1 AND s.state = 'office_review'" ZS_HOLDS ZS_WAITING_ORDER;
// In the work group of the item where it has one.
constexpr std::string_view kWaitingInGroups = ZS_WAITING ZS_AT_PLACE
    "AND m.role = $4 WHERE s.campaign_id = $1 AND s.state = 'group_review'" ZS_HOLDS
    "AND (m.role = 'office' "
    "OR NOT EXISTS (SELECT 1 FROM work_group_items x JOIN work_groups g ON g.id = x.group_id "
    "WHERE x.item_id = s.item_id AND g.campaign_id = s.campaign_id) "
    "OR EXISTS (SELECT 1 FROM work_group_items x JOIN work_groups g ON g.id = x.group_id "
    "JOIN work_group_members w ON w.group_id = g.id WHERE x.item_id = s.item_id "
    "AND g.campaign_id = s.campaign_id AND w.user_id = m.user_id))" ZS_WAITING_ORDER;
constexpr std::string_view kAtPlace = "SELECT DISTINCT m.user_id FROM campaigns c " ZS_AT_PLACE
                                      "WHERE c.id = $1" ZS_HOLDS "AND m.role = $4 ORDER BY m.user_id";
constexpr std::string_view kTold = "SELECT user_id FROM messages WHERE day = $1";
constexpr std::string_view kTakeDay =
    "INSERT INTO digest_days (campaign_id, day) VALUES ($1, $2) ON CONFLICT (campaign_id, day) DO NOTHING";
constexpr std::string_view kEnqueueMail =
    "INSERT INTO deliveries (message_id, day, title, text, state, attempts, next_at, created_at) "
    "SELECT m.id, m.day, m.title, m.text, 'queued', 0, m.created_at, m.created_at FROM messages m "
    "JOIN mail_addresses a ON a.user_id = m.user_id WHERE m.day = $1 AND m.created_at = $2 "
    "ON CONFLICT DO NOTHING";
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

constexpr std::string_view kStatements[] = {
    kRunning,         kOwed,    kOwedByAll, kLateInUnits, kWaitingInUnits, kWaitingAtOffice,
    kWaitingInGroups, kAtPlace, kTold,      kTakeDay,     kEnqueueMail,    kPage,
    kCount,           kUnread,  kMarkRead,  kAddress,     kSetAddress,     kRemoveAddress};

/// Somebody may have one role twice, in two bodies of a place or as a deputy beside it. Rows come in order.
template <class Row>
void add_once(std::vector<Row>& rows, Row row) {
    bool const known = !rows.empty() && rows.back().user_id == row.user_id && rows.back().id == row.id;
    if (!known) rows.push_back(std::move(row));
}

std::vector<OwedRow> read_owed(Cursor cursor) {
    std::vector<OwedRow> out;
    std::string state;
    while (cursor.next()) {
        OwedRow row;
        cursor.read(row.user_id, row.id, row.number, row.text, row.organisation, row.due_on, state);
        row.returned = state == "returned";
        add_once(out, std::move(row));
    }
    return out;
}

void read_waiting(Cursor cursor, std::vector<WaitingRow>& out) {
    while (cursor.next()) {
        WaitingRow row;
        cursor.read(row.user_id, row.id, row.number, row.text, row.organisation, row.since,
                    word_into(row.state));
        add_once(out, std::move(row));
    }
}

constexpr std::size_t kColumns = 6;

/// Few texts come of it: rows are put in by sixty-four, then by eight, then one by one.
std::string insertion(std::size_t rows) {
    std::string out = "INSERT INTO messages (user_id, campaign_id, day, title, text, created_at) VALUES ";
    for (std::size_t row = 0; row < rows; ++row) {
        auto const n = row * kColumns;
        out += fmt::format("{}(${}, ${}, ${}, ${}, ${}, ${})", row == 0 ? "" : ", ", n + 1, n + 2, n + 3,
                           n + 4, n + 5, n + 6);
    }
    return out + " ON CONFLICT (user_id, campaign_id, day) DO NOTHING";
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
    return read_owed(connection_.query(kOwed, id, day, day, horizon));
}

std::vector<OwedRow> MessageStore::owed_by_all(CampaignId id, std::string const& horizon) const {
    return read_owed(connection_.query(kOwedByAll, id, horizon));
}

bool MessageStore::take_day(CampaignId id, std::string const& day) {
    return connection_.run(kTakeDay, id, day) > 0;
}

std::vector<OwedRow> MessageStore::late_in_units(CampaignId id, std::string const& day) const {
    return read_owed(connection_.query(kLateInUnits, id, day, day, day));
}

std::vector<UserId> MessageStore::at_place(CampaignId id, std::string const& day,
                                           std::string_view role) const {
    std::vector<UserId> out;
    auto cursor = connection_.query(kAtPlace, id, day, day, role);
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

std::vector<UserId> MessageStore::offices(CampaignId id, std::string const& day) const {
    return at_place(id, day, "office");
}

std::vector<WaitingRow> MessageStore::waiting(CampaignId id, std::string const& day) const {
    std::vector<WaitingRow> out;
    read_waiting(connection_.query(kWaitingInUnits, id, day, day), out);
    auto const who = at_place(id, day, "reviewer").empty() ? "office" : "reviewer";
    read_waiting(connection_.query(kWaitingInGroups, id, day, day, who), out);
    read_waiting(connection_.query(kWaitingAtOffice, id, day, day), out);
    return out;
}

std::set<UserId> MessageStore::told(std::string const& day) const {
    std::set<UserId> out;
    auto cursor = connection_.query(kTold, day);
    while (cursor.next()) {
        UserId id;
        cursor.read(id);
        out.insert(id);
    }
    return out;
}

void MessageStore::insert(std::vector<Message> const& messages) {
    if (messages.empty()) return;
    std::size_t at = 0;
    for (std::size_t const rows : {std::size_t{64}, std::size_t{8}, std::size_t{1}}) {
        for (; at + rows <= messages.size(); at += rows) {
            std::vector<Value> values;
            for (auto i = at; i < at + rows; ++i) {
                auto const& m = messages[i];
                values.insert(values.end(),
                              {m.user_id.value, m.campaign_id.value, m.day, m.title, m.text, m.created_at});
            }
            connection_.query_values(insertion(rows), values).next();
        }
    }
    connection_.run(kEnqueueMail, messages.front().day, messages.front().created_at);
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
