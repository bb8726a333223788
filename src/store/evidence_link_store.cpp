#include "store/evidence_link_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filter.h"
#include "store/reach_sql.h"
#include "store/tally_store.h"

namespace zs::store {
namespace {

constexpr std::string_view kLink =
    "INSERT INTO evidence_links (evidence_id, submission_id, part, linked_by, linked_at) VALUES ($1, $2, $3, "
    "$4, $5) ON CONFLICT (submission_id, part, evidence_id) DO NOTHING";
constexpr std::string_view kUnlink =
    "DELETE FROM evidence_links WHERE submission_id = $1 AND part = $2 AND evidence_id = $3";
#define ZS_LINK_SOURCE                                                                                       \
    " FROM evidence_links x JOIN evidence e ON e.id = x.evidence_id JOIN contents c ON c.id = e.content_id " \
    "WHERE x.submission_id = "
#define ZS_LINK_ORDER " ORDER BY x.part, x.linked_at, x.evidence_id"
constexpr std::string_view kOfSubmission =
    "SELECT x.evidence_id, x.part, e.title, e.file_name, c.sm3, c.size_bytes, c.reading, e.mark, e.since, "
    "e.until, CASE WHEN e.state = 'withdrawn' THEN 1 ELSE 0 END" ZS_LINK_SOURCE "$1" ZS_LINK_ORDER;
constexpr std::string_view kTexts = "SELECT substr(c.text, 1, $1)" ZS_LINK_SOURCE "$2" ZS_LINK_ORDER;
constexpr std::string_view kLetOut =
    "UPDATE evidence SET let_out = 1 WHERE let_out = 0 AND id IN (SELECT x.evidence_id FROM evidence_links x "
    "WHERE x.submission_id = $1)";
constexpr std::string_view kOfEvidence =
    "SELECT DISTINCT submission_id FROM evidence_links WHERE evidence_id = $1 ORDER BY submission_id";

/// The submissions a file is linked to, in the order in which that was done.
constexpr std::string_view kUses =
    "SELECT s.campaign_id, s.organisation_id FROM (SELECT l.submission_id, min(l.linked_at) AS first_at FROM "
    "evidence_links l WHERE l.evidence_id = $1 GROUP BY l.submission_id) AS d JOIN submissions s ON s.id = "
    "d.submission_id ORDER BY d.first_at, d.submission_id";

constexpr std::string_view kUsesWithin =
    "SELECT s.id, c.name, o.name, i.number, i.text, s.state FROM submissions s JOIN campaigns c ON c.id = "
    "s.campaign_id JOIN organisations o ON o.id = s.organisation_id JOIN jurisdictions j ON j.id = "
    "o.jurisdiction_id JOIN items i ON i.id = s.item_id{} "
    "ORDER BY s.id DESC";
constexpr std::string_view kFiledFor =
    "SELECT DISTINCT l.evidence_id, i.text FROM evidence_links l JOIN submissions s ON s.id = "
    "l.submission_id LEFT JOIN material_request_items m ON m.request_id = s.request_id JOIN items i ON i.id "
    "= "
    "coalesce(m.item_id, s.item_id){}";

constexpr std::string_view kStatements[] = {kLink,  kUnlink,     kLetOut, kOfSubmission,
                                            kTexts, kOfEvidence, kUses};

using Amounts = std::map<std::pair<CampaignId, OrganisationId>, std::int64_t>;

/// Every use of a file but the first is a request that was not made (docs/decisions/0023).
void add_spared(Connection& connection, EvidenceId id, int sign, Amounts& amounts) {
    auto cursor = connection.query(kUses, id);
    bool first = true;
    while (cursor.next()) {
        std::pair<CampaignId, OrganisationId> of;
        cursor.read(of.first, of.second);
        if (!first) amounts[of] += sign;
        first = false;
    }
}

void tell(Connection& connection, Amounts const& amounts) {
    for (auto const& [of, amount] : amounts) {
        if (amount != 0) TallyStore(connection).add({of.first, of.second}, "spared/linked", "", amount);
    }
}

}  // namespace

void EvidenceLinkStore::link(SubmissionId submission, std::string const& part, EvidenceId evidence,
                             std::string const& by, std::string const& at) {
    Amounts amounts;
    add_spared(connection_, evidence, -1, amounts);
    connection_.run(kLink, evidence, submission, part, by, at);
    add_spared(connection_, evidence, 1, amounts);
    tell(connection_, amounts);
}

bool EvidenceLinkStore::unlink(SubmissionId submission, std::string const& part, EvidenceId evidence) {
    Amounts amounts;
    add_spared(connection_, evidence, -1, amounts);
    bool const gone = connection_.run(kUnlink, submission, part, evidence) > 0;
    add_spared(connection_, evidence, 1, amounts);
    tell(connection_, amounts);
    return gone;
}

std::vector<EvidenceLink> EvidenceLinkStore::of_submission(SubmissionId id) const {
    std::vector<EvidenceLink> out;
    auto cursor = connection_.query(kOfSubmission, id);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.evidence_id, one.part, one.title, one.file_name, one.digest, one.size_bytes,
                    one.reading, one.mark, one.since, one.until, one.withdrawn);
    }
    return out;
}

std::vector<SubmissionId> EvidenceLinkStore::of_evidence(EvidenceId id) const {
    std::vector<SubmissionId> out;
    auto cursor = connection_.query(kOfEvidence, id);
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

std::vector<std::string> EvidenceLinkStore::texts(SubmissionId id, std::int64_t characters) const {
    std::vector<std::string> out;
    auto cursor = connection_.query(kTexts, characters, id);
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

void EvidenceLinkStore::let_out(SubmissionId submission) {
    connection_.run(kLetOut, submission);
}

std::vector<EvidenceUse> EvidenceLinkStore::uses(EvidenceId id, campaign::Reach const& reach,
                                                 campaign::Reach const& drafts) const {
    Filter wanted;
    wanted.add("s.id IN (SELECT l.submission_id FROM evidence_links l WHERE l.evidence_id = $?)", id.value);
    add_reach(wanted, reach, "s.organisation_id", "j.path");
    add_reach_or(wanted, "s.approved_digest <> $?", std::string(), drafts, "s.organisation_id", "j.path");
    std::vector<EvidenceUse> out;
    auto cursor = connection_.query_values(fmt::format(kUsesWithin, wanted.where()), wanted.values());
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.submission_id, one.campaign_name, one.organisation_name, one.number, one.item_text,
                    word_into(one.state));
    }
    return out;
}

std::map<EvidenceId, std::vector<std::string>> EvidenceLinkStore::filed_for(
    std::vector<EvidenceId> const& ids) const {
    Filter wanted;
    wanted.add_in("l.evidence_id", ids);
    std::map<EvidenceId, std::vector<std::string>> out;
    auto cursor = connection_.query_values(fmt::format(kFiledFor, wanted.where()), wanted.values());
    while (cursor.next()) {
        EvidenceId id;
        std::string text;
        cursor.read(id, text);
        out[id].push_back(std::move(text));
    }
    return out;
}

std::span<std::string_view const> EvidenceLinkStore::statements() {
    return kStatements;
}

}  // namespace zs::store
