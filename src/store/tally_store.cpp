#include "store/tally_store.h"

#include <fmt/format.h>

#include "store/filter.h"
#include "store/reach_sql.h"

namespace zs::store {
namespace {

constexpr std::string_view kAdd =
    "INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount) VALUES ($1, $2, $3, $4, "
    "$5), ($6, 0, $7, $8, $9) ON CONFLICT (campaign_id, organisation_id, kind, day) "
    "DO UPDATE SET amount = campaign_tallies.amount + excluded.amount";
constexpr std::string_view kForgetMerged =
    "DELETE FROM campaign_tallies WHERE campaign_id = $1 AND kind = 'spared/merged'";
constexpr std::string_view kMerged =
    "INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount) SELECT a.campaign_id, "
    "a.organisation_id, 'spared/merged', '', count(DISTINCT a.item_id) - count(DISTINCT a.request_id) FROM "
    "assignments a WHERE a.campaign_id = $1 AND a.request_id IS NOT NULL AND a.state <> 'withdrawn' "
    "GROUP BY a.campaign_id, a.organisation_id";
constexpr std::string_view kMergedInAll =
    "INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount) SELECT t.campaign_id, 0, "
    "t.kind, t.day, sum(t.amount) FROM campaign_tallies t WHERE t.campaign_id = $1 AND t.kind = "
    "'spared/merged' GROUP BY t.campaign_id, t.kind, t.day";
constexpr std::string_view kOfAll =
    "SELECT t.kind, t.day, t.amount FROM campaign_tallies t WHERE t.campaign_id = $1 AND t.organisation_id = "
    "0 AND t.amount <> 0 ORDER BY t.kind, t.day";
constexpr std::string_view kOfSome =
    "SELECT t.kind, t.day, CAST(sum(t.amount) AS BIGINT) FROM campaign_tallies t{} GROUP BY t.kind, t.day "
    "ORDER BY t.kind, t.day";

constexpr std::string_view kStatements[] = {kAdd, kForgetMerged, kMerged, kMergedInAll, kOfAll};

}  // namespace

void TallyStore::add(Of const& of, std::string_view kind, std::string_view day, std::int64_t amount) {
    connection_.run(kAdd, of.campaign_id, of.organisation_id, kind, day, amount, of.campaign_id, kind, day,
                    amount);
}

void TallyStore::recount_merged(CampaignId id) {
    connection_.run(kForgetMerged, id);
    connection_.run(kMerged, id);
    connection_.run(kMergedInAll, id);
}

std::vector<campaign::Tally> TallyStore::of(CampaignId id, campaign::Reach const& reach) const {
    std::vector<campaign::Tally> out;
    auto const read = [&](Cursor cursor) {
        while (cursor.next()) {
            auto& one = out.emplace_back();
            cursor.read(one.kind, one.day, one.amount);
        }
    };
    if (reach.all) {
        read(connection_.query(kOfAll, id));
        return out;
    }
    Filter which;
    which.add("t.campaign_id = $?", id.value);
    which.add("t.organisation_id <> 0");
    add_reach(which, reach, "t.organisation_id");
    read(connection_.query_values(fmt::format(kOfSome, which.where()), which.values()));
    return out;
}

std::span<std::string_view const> TallyStore::statements() {
    return kStatements;
}

}  // namespace zs::store
