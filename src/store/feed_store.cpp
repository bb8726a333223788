#include "store/feed_store.h"

#include <fmt/format.h>

#include "store/database.h"
#include "store/filter.h"

namespace zs::store {
namespace {

constexpr std::string_view kDrop = "DELETE FROM calendar_feeds WHERE user_id = $1";
constexpr std::string_view kInsert =
    "INSERT INTO calendar_feeds (token_digest, user_id, created_at) VALUES ($1, $2, $3)";
constexpr std::string_view kCreated = "SELECT created_at FROM calendar_feeds WHERE user_id = $1";
constexpr std::string_view kOwner =
    "SELECT f.user_id FROM calendar_feeds f JOIN users u ON u.id = f.user_id "
    "WHERE f.token_digest = $1 AND u.disabled = 0";
constexpr std::string_view kDueDays =
    "SELECT a.campaign_id, c.name, a.organisation_id, o.name, a.due_on, count(*) FROM assignments a "
    "JOIN campaigns c ON c.id = a.campaign_id JOIN organisations o ON o.id = a.organisation_id{} "
    "GROUP BY a.campaign_id, c.name, a.organisation_id, o.name, a.due_on ORDER BY a.due_on, a.campaign_id, "
    "a.organisation_id";

constexpr std::string_view kStatements[] = {kDrop, kInsert, kCreated, kOwner};

}  // namespace

void FeedStore::set(UserId user_id, std::string const& token_digest, std::string const& at) {
    connection_.run(kDrop, user_id);
    connection_.run(kInsert, token_digest, user_id, at);
}

bool FeedStore::remove(UserId user_id) {
    return connection_.run(kDrop, user_id) > 0;
}

std::optional<std::string> FeedStore::created_at(UserId user_id) const {
    return connection_.value<std::string>(kCreated, user_id);
}

std::optional<UserId> FeedStore::owner(std::string const& token_digest) const {
    return connection_.value<UserId>(kOwner, token_digest);
}

std::vector<DueDay> FeedStore::due_days(UserId user_id,
                                        std::vector<OrganisationId> const& organisations) const {
    std::vector<Filter::Condition> whose{{"a.assignee_id = $?", user_id.value}};
    for (auto const id : organisations)
        whose.push_back({"a.organisation_id = $?", id.value});
    Filter which;
    which.add_any(std::move(whose));
    which.add("a.state IN ('open', 'draft', 'returned')");
    which.add("a.due_on IS NOT NULL");
    which.add("c.state <> 'closed'");
    std::vector<DueDay> out;
    auto cursor = connection_.query_values(fmt::format(kDueDays, which.where()), which.values());
    while (cursor.next()) {
        auto& day = out.emplace_back();
        cursor.read(day.campaign_id, day.campaign_name, day.organisation_id, day.organisation_name,
                    day.due_on, day.amount);
    }
    return out;
}

std::span<std::string_view const> FeedStore::statements() {
    return kStatements;
}

}  // namespace zs::store
