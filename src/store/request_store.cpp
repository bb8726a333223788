#include "store/request_store.h"

#include "catalogue/described.h"
#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

constexpr std::string_view kRequest =
    "SELECT j.path, c.evidence_since, c.evidence_until, r.text, r.parts FROM campaigns c "
    "JOIN jurisdictions j ON j.id = c.jurisdiction_id "
    "JOIN material_requests r ON r.catalogue_id = c.catalogue_id WHERE c.id = $1 AND r.id = $2";
constexpr std::string_view kItemsOfRequest =
    "SELECT i.text FROM material_request_items m JOIN items i ON i.id = m.item_id WHERE m.request_id = $1 "
    "ORDER BY i.id";
constexpr std::string_view kItem =
    "SELECT j.path, c.evidence_since, c.evidence_until, i.text FROM campaigns c "
    "JOIN jurisdictions j ON j.id = c.jurisdiction_id "
    "JOIN items i ON i.catalogue_id = c.catalogue_id WHERE c.id = $1 AND i.id = $2";

constexpr std::string_view kStatements[] = {kRequest, kItemsOfRequest, kItem};

}  // namespace

std::optional<AskedFor> RequestStore::find(CampaignId campaign_id, MaterialRequestId request_id) const {
    AskedFor out;
    {
        auto cursor = connection_.query(kRequest, campaign_id, request_id);
        if (!cursor.next()) return std::nullopt;
        cursor.read(out.path, out.since, out.until, out.text, json_into(out.parts));
    }
    auto cursor = connection_.query(kItemsOfRequest, request_id);
    while (cursor.next())
        cursor.read(out.items.emplace_back());
    return out;
}

std::optional<AskedFor> RequestStore::find(CampaignId campaign_id, ItemId item_id) const {
    auto cursor = connection_.query(kItem, campaign_id, item_id);
    if (!cursor.next()) return std::nullopt;
    AskedFor out;
    cursor.read(out.path, out.since, out.until, out.items.emplace_back());
    return out;
}

std::span<std::string_view const> RequestStore::statements() {
    return kStatements;
}

}  // namespace zs::store
