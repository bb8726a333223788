#include "store/submission_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filtered_page.h"
#include "store/reach_sql.h"
#include "store/submission_columns.h"
#include "store/tally_store.h"

namespace zs::store {
namespace {

#define ZS_SUBMISSION_FROM                                                                              \
    " FROM submissions s JOIN campaigns c ON c.id = s.campaign_id JOIN organisations o ON "             \
    "o.id = s.organisation_id JOIN jurisdictions j ON j.id = o.jurisdiction_id JOIN items i ON i.id = " \
    "s.item_id"
#define ZS_SUBMISSION_COLUMNS                                                                             \
    "s.id, s.campaign_id, c.name, s.organisation_id, o.name, j.path, s.request_id, s.item_id, i.number, " \
    "i.text, s.state, s.returned, s.reopened, s.digest, s.approved_digest, s.edited_by, s.filed_by, "     \
    "s.accepted_path, s.triage, s.edition, s.revision, s.created_at, s.updated_at, s.waiting_since"

constexpr std::string_view kInsert =
    "INSERT INTO submissions (campaign_id, organisation_id, subject, request_id, item_id, state, returned, "
    "reopened, content, digest, approved_digest, edited_by, accepted_path, edition, revision, created_at, "
    "updated_at, waiting_since) VALUES ($1, $2, $3, $4, $5, $6, 0, '[]', $7, $8, '', $9, '', 0, 1, $10, $11, "
    "$12) RETURNING id";
constexpr std::string_view kFind =
    "SELECT " ZS_SUBMISSION_COLUMNS ", s.content" ZS_SUBMISSION_FROM " WHERE s.id = $1";
constexpr std::string_view kFindAnswer =
    "SELECT id FROM submissions WHERE campaign_id = $1 AND organisation_id = $2 AND subject = $3";
constexpr std::string_view kPage =
    "SELECT " ZS_SUBMISSION_COLUMNS ZS_SUBMISSION_FROM "{} ORDER BY s.waiting_since, s.id{}";
constexpr std::string_view kCount = "SELECT count(*) FROM submissions s{}";
constexpr std::string_view kUpdate =
    "UPDATE submissions SET state = $1, returned = $2, reopened = $3, content = $4, digest = $5, "
    "approved_digest = $6, edited_by = $7, filed_by = $8, accepted_path = $9, triage = $10, edition = $11, "
    "updated_at = $12, waiting_since = $13, revision = revision + 1 WHERE id = $14";
constexpr std::string_view kOfCampaign =
    "SELECT " ZS_SUBMISSION_COLUMNS ZS_SUBMISSION_FROM " WHERE s.campaign_id = $1 ORDER BY s.id";
constexpr std::string_view kLeavePlace = "UPDATE submissions SET subject = $1 WHERE id = $2";
constexpr std::string_view kTakePlace =
    "UPDATE submissions SET subject = $1, request_id = $2, item_id = $3 WHERE id = $4";
constexpr std::string_view kPlace =
    "SELECT campaign_id, organisation_id, state, waiting_since FROM submissions WHERE id = $1";
constexpr std::string_view kInsertEdition =
    "INSERT INTO submission_revisions (submission_id, edition, content, digest, files, filed_by, filed_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr std::string_view kEditions =
    "SELECT r.edition, r.content, r.digest, r.files, u.display_name, r.filed_at FROM submission_revisions r "
    "JOIN users u ON u.id = r.filed_by WHERE r.submission_id = $1 ORDER BY r.edition DESC";
constexpr std::string_view kInsertReview =
    "INSERT INTO reviews (submission_id, edition, state, decision, reason, parts, triage, digest, user_id, "
    "decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
constexpr std::string_view kReviews =
    "SELECT r.edition, r.state, r.decision, r.reason, r.parts, r.triage, r.digest, r.user_id, "
    "u.display_name, r.decided_at FROM reviews r JOIN users u ON u.id = r.user_id WHERE r.submission_id = $1 "
    "ORDER BY r.id DESC";
constexpr std::string_view kRequest =
    "SELECT label, items, not_required, text, parts FROM material_requests WHERE id = $1";
#define ZS_ANSWERED_ITEM \
    "SELECT i.id, i.number, l.name, i.text FROM items i JOIN lists l ON l.id = i.list_id WHERE i.id IN "
constexpr std::string_view kItemsOfRequest = ZS_ANSWERED_ITEM
    "(SELECT a.item_id FROM assignments a WHERE a.request_id = $1 AND a.campaign_id = $2 AND "
    "a.organisation_id = $3 AND a.state <> 'withdrawn') ORDER BY i.position";
constexpr std::string_view kItem = ZS_ANSWERED_ITEM "($1)";
constexpr std::string_view kSameDigest =
    "SELECT i.number FROM submissions s JOIN items i ON i.id = s.item_id WHERE s.digest = $1 AND "
    "s.campaign_id = $2 AND s.id <> $3 AND s.edition > 0 ORDER BY i.position LIMIT 5";
constexpr std::string_view kGroupsOfItem =
    "SELECT count(DISTINCT g.id), count(m.user_id) FROM work_group_items x JOIN work_groups g ON "
    "g.id = x.group_id LEFT JOIN work_group_members m ON m.group_id = g.id AND m.user_id = $1 WHERE "
    "x.item_id = $2 AND g.campaign_id = $3";

constexpr std::string_view kStatements[] = {
    kInsert,       kFind,    kFindAnswer, kUpdate,         kInsertEdition, kEditions,
    kInsertReview, kReviews, kRequest,    kItemsOfRequest, kItem,          kSameDigest,
    kGroupsOfItem, kPlace,   kOfCampaign, kLeavePlace,     kTakePlace};

std::string subject_of(std::optional<MaterialRequestId> request, ItemId item) {
    return request ? fmt::format("request/{}", request->value) : fmt::format("item/{}", item.value);
}

Submission read_submission(Cursor const& cursor) {
    Submission out;
    std::optional<UserId> filed_by;
    std::optional<std::string> triage;
    cursor.read(out.id, out.campaign_id, out.campaign_name, out.organisation_id, out.organisation_name,
                out.path, out.request_id, out.item_id, out.number, out.item_text,
                word_into(out.progress.state), out.progress.returned, json_into(out.progress.reopened),
                out.progress.digest, out.progress.approved_digest, out.progress.edited_by, filed_by,
                out.progress.accepted_path, triage, out.edition, out.revision, out.created_at, out.updated_at,
                out.waiting_since);
    out.progress.filed_by = filed_by.value_or(UserId{});
    out.triage = optional_word<campaign::Triage>(triage);
    return out;
}

constexpr int kContentColumn = 24;

/// Where a submission is counted.
struct Counted {
    TallyStore::Of of;
    campaign::SubmissionState state = campaign::SubmissionState::draft;
    std::string waiting_since;
};

Counted counted(Connection& connection, SubmissionId id) {
    Counted out;
    auto cursor = connection.query(kPlace, id);
    ENSURE(cursor.next());
    cursor.read(out.of.campaign_id, out.of.organisation_id, word_into(out.state), out.waiting_since);
    return out;
}

void count_waiting(Connection& connection, Counted const& one, int sign) {
    auto const kind = campaign::waiting_kind(one.state);
    if (kind.empty()) return;
    TallyStore(connection).add(one.of, kind, campaign::day_in_china(one.waiting_since), sign);
}

Filter conditions(SubmissionFilter const& wanted) {
    Filter out;
    if (wanted.campaign_id) out.add("s.campaign_id = $?", wanted.campaign_id->value);
    if (wanted.organisation_id) out.add("s.organisation_id = $?", wanted.organisation_id->value);
    if (wanted.state) out.add("s.state = $?", std::string(word(*wanted.state)));
    if (wanted.waiting_since) out.add("s.waiting_since >= $?", *wanted.waiting_since);
    if (wanted.waiting_before) out.add("s.waiting_since < $?", *wanted.waiting_before);
    add_reach(out, wanted.reach, "s.organisation_id");
    return out;
}

}  // namespace

SubmissionId SubmissionStore::insert(Submission const& s) {
    count_waiting(connection_, {{s.campaign_id, s.organisation_id}, s.progress.state, s.waiting_since}, 1);
    return connection_.insert<SubmissionId>(
        kInsert, s.campaign_id, s.organisation_id, subject_of(s.request_id, s.item_id), s.request_id,
        s.item_id, word(s.progress.state), json::encode(s.content), s.progress.digest, s.progress.edited_by,
        s.created_at, s.updated_at, s.waiting_since);
}

std::optional<Submission> SubmissionStore::find(SubmissionId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    auto out = read_submission(cursor);
    cursor.get(kContentColumn, json_into(out.content));
    return out;
}

std::optional<SubmissionId> SubmissionStore::find_answer(CampaignId campaign, OrganisationId organisation,
                                                         std::optional<MaterialRequestId> request,
                                                         ItemId item) const {
    auto const id =
        connection_.value<std::int64_t>(kFindAnswer, campaign, organisation, subject_of(request, item));
    if (!id) return std::nullopt;
    return SubmissionId{*id};
}

Page<Submission> SubmissionStore::page(SubmissionFilter const& filter, PageRequest page) const {
    return filtered_page(connection_, conditions(filter), page, kCount, kPage, read_submission);
}

void SubmissionStore::update(Submission const& s) {
    auto const& p = s.progress;
    auto before = counted(connection_, s.id);
    if (before.state != p.state || before.waiting_since != s.waiting_since) {
        count_waiting(connection_, before, -1);
        count_waiting(connection_, {before.of, p.state, s.waiting_since}, 1);
    }
    auto const filed_by = p.filed_by.value == 0 ? std::nullopt : std::optional(p.filed_by);
    connection_.run(kUpdate, word(p.state), p.returned, json::encode(p.reopened), json::encode(s.content),
                    p.digest, p.approved_digest, p.edited_by, filed_by, p.accepted_path,
                    word_or_null(s.triage), s.edition, s.updated_at, s.waiting_since, s.id);
}

void SubmissionStore::place(std::vector<Place> const& places) {
    for (auto const& one : places)
        connection_.run(kLeavePlace, fmt::format("moving/{}", one.id.value), one.id);
    for (auto const& one : places)
        connection_.run(kTakePlace, subject_of(one.request_id, one.item_id), one.request_id, one.item_id,
                        one.id);
}

std::vector<Submission> SubmissionStore::of_campaign(CampaignId id) const {
    std::vector<Submission> out;
    auto cursor = connection_.query(kOfCampaign, id);
    while (cursor.next())
        out.push_back(read_submission(cursor));
    return out;
}

void SubmissionStore::insert_edition(SubmissionId id, FiledEdition const& edition, UserId by) {
    connection_.run(kInsertEdition, id, edition.edition, json::encode(edition.content), edition.digest,
                    json::encode(edition.files), by, edition.filed_at);
}

std::vector<FiledEdition> SubmissionStore::editions(SubmissionId id) const {
    std::vector<FiledEdition> out;
    auto cursor = connection_.query(kEditions, id);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.edition, json_into(one.content), one.digest, json_into(one.files), one.filed_by,
                    one.filed_at);
    }
    return out;
}

void SubmissionStore::insert_review(Review const& r) {
    connection_.run(kInsertReview, r.submission_id, r.edition, word(r.state), word(r.decision), r.reason,
                    json::encode(r.parts), word_or_null(r.triage), r.digest, r.user_id, r.decided_at);
    if (auto const kind = campaign::step_kind(r.decision, r.state); !kind.empty()) {
        TallyStore(connection_)
            .add(counted(connection_, r.submission_id).of, kind, campaign::day_in_china(r.decided_at), 1);
    }
}

std::vector<Review> SubmissionStore::reviews(SubmissionId id) const {
    std::vector<Review> out;
    auto cursor = connection_.query(kReviews, id);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        std::optional<std::string> triage;
        cursor.read(one.edition, word_into(one.state), word_into(one.decision), one.reason,
                    json_into(one.parts), triage, one.digest, one.user_id, one.user_name, one.decided_at);
        one.submission_id = id;
        one.triage = optional_word<campaign::Triage>(triage);
    }
    return out;
}

std::optional<catalogue::MaterialRequest> SubmissionStore::request(MaterialRequestId id) const {
    auto cursor = connection_.query(kRequest, id);
    if (!cursor.next()) return std::nullopt;
    catalogue::MaterialRequest out;
    cursor.read(out.id, json_into(out.items), out.not_required, out.text, json_into(out.parts));
    return out;
}

std::vector<AnsweredItem> SubmissionStore::items(Submission const& s) const {
    std::vector<AnsweredItem> out;
    auto cursor = s.request_id
                      ? connection_.query(kItemsOfRequest, *s.request_id, s.campaign_id, s.organisation_id)
                      : connection_.query(kItem, s.item_id);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.id, one.number, one.list_name, one.text);
    }
    return out;
}

std::vector<std::string> SubmissionStore::same_digest(Submission const& s) const {
    std::vector<std::string> out;
    auto cursor = connection_.query(kSameDigest, s.progress.digest, s.campaign_id, s.id);
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

bool SubmissionStore::is_of_other_group(CampaignId campaign, ItemId item, UserId user) const {
    auto cursor = connection_.query(kGroupsOfItem, user, item, campaign);
    std::int64_t groups = 0;
    std::int64_t memberships = 0;
    if (cursor.next()) cursor.read(groups, memberships);
    return groups > 0 && memberships == 0;
}

std::span<std::string_view const> SubmissionStore::statements() {
    return kStatements;
}

}  // namespace zs::store
