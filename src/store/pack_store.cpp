#include "store/pack_store.h"

#include "catalogue/described.h"
#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

#define ZS_PACKED                                                                                            \
    "SELECT s.id, l.position, l.name, i.number, i.text, s.organisation_id, o.name, s.state, s.edition, "     \
    "s.waiting_since, s.request_id, s.content FROM submissions s JOIN items i ON i.id = s.item_id JOIN "     \
    "lists l ON l.id = i.list_id JOIN organisations o ON o.id = s.organisation_id WHERE s.campaign_id = $1 " \
    "AND s.state "
#define ZS_PACKED_ORDER " ORDER BY l.position, i.position, o.position, s.id"
constexpr std::string_view kAccepted = ZS_PACKED "= 'accepted'" ZS_PACKED_ORDER;
constexpr std::string_view kAllFiled = ZS_PACKED "NOT IN ('draft', 'unit_review')" ZS_PACKED_ORDER;
constexpr std::string_view kFiles =
    "SELECT x.submission_id, e.id, c.id, x.part, e.title, e.file_name, e.mark, e.state, c.sha256, "
    "c.size_bytes, c.reading, c.shortened FROM submissions s JOIN evidence_links x ON x.submission_id = s.id "
    "JOIN evidence e ON e.id = x.evidence_id JOIN contents c ON c.id = e.content_id WHERE s.campaign_id = $1 "
    "ORDER BY x.submission_id, x.part, x.linked_at, e.id";
constexpr std::string_view kItems =
    "SELECT s.id, i.number, i.text FROM submissions s JOIN assignments a ON a.request_id = s.request_id AND "
    "a.campaign_id = s.campaign_id AND a.organisation_id = s.organisation_id JOIN items i ON i.id = "
    "a.item_id WHERE s.campaign_id = $1 AND a.state <> 'withdrawn' ORDER BY s.id, a.position";
constexpr std::string_view kRequests =
    "SELECT id, label, items, not_required, text, parts FROM material_requests WHERE catalogue_id = $1 ORDER "
    "BY id";
constexpr std::string_view kOpenTexts =
    "SELECT c.id, c.text FROM contents c WHERE c.reading = 'ready' AND c.shortened = 0 AND c.id IN (SELECT "
    "e.content_id FROM submissions s JOIN evidence_links x ON x.submission_id = s.id JOIN evidence e ON e.id "
    "= x.evidence_id WHERE s.campaign_id = $1 AND e.mark = 'open')";
constexpr std::string_view kLists = "SELECT count(*) FROM lists WHERE catalogue_id = $1";

constexpr std::string_view kStatements[] = {kAccepted, kAllFiled,  kFiles, kItems,
                                            kRequests, kOpenTexts, kLists};

}  // namespace

void PackStore::each_submission(CampaignId id, PackedStates states,
                                std::function<void(PackedSubmission&&)> const& take) const {
    auto cursor = connection_.stream(states == PackedStates::accepted ? kAccepted : kAllFiled, id);
    while (cursor.next()) {
        PackedSubmission one;
        cursor.read(one.id, one.list_position, one.list_name, one.number, one.item_text, one.organisation_id,
                    one.organisation_name, word_into(one.state), one.edition, one.waiting_since,
                    one.request_id, json_into(one.content));
        take(std::move(one));
    }
}

std::map<SubmissionId, std::vector<PackedFile>> PackStore::files(CampaignId id) const {
    std::map<SubmissionId, std::vector<PackedFile>> out;
    auto cursor = connection_.stream(kFiles, id);
    while (cursor.next()) {
        PackedFile one;
        cursor.read(one.submission_id, one.evidence_id, one.content_id, one.part, one.title, one.file_name,
                    word_into(one.mark), word_into(one.state), one.sha256, one.size_bytes,
                    word_into(one.reading), one.shortened);
        out[one.submission_id].push_back(std::move(one));
    }
    return out;
}

std::map<SubmissionId, std::vector<PackedItem>> PackStore::items(CampaignId id) const {
    std::map<SubmissionId, std::vector<PackedItem>> out;
    auto cursor = connection_.stream(kItems, id);
    while (cursor.next()) {
        SubmissionId submission;
        PackedItem item;
        cursor.read(submission, item.number, item.text);
        auto& items = out[submission];
        if (items.empty() || items.back().number != item.number) items.push_back(std::move(item));
    }
    return out;
}

std::map<MaterialRequestId, catalogue::MaterialRequest> PackStore::requests(CatalogueId id) const {
    std::map<MaterialRequestId, catalogue::MaterialRequest> out;
    auto cursor = connection_.query(kRequests, id);
    while (cursor.next()) {
        MaterialRequestId key;
        catalogue::MaterialRequest one;
        cursor.read(key, one.id, json_into(one.items), one.not_required, one.text, json_into(one.parts));
        out.emplace(key, std::move(one));
    }
    return out;
}

void PackStore::each_open_text(CampaignId id,
                               std::function<void(ContentId, std::string const&)> const& take) const {
    auto cursor = connection_.stream(kOpenTexts, id);
    while (cursor.next()) {
        ContentId content;
        std::string text;
        cursor.read(content, text);
        take(content, text);
    }
}

std::int64_t PackStore::list_count(CatalogueId id) const {
    return connection_.value<std::int64_t>(kLists, id).value_or(0);
}

std::span<std::string_view const> PackStore::statements() {
    return kStatements;
}

}  // namespace zs::store
