#include "store/evidence_link_store.h"

#include "store/database.h"

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
constexpr std::string_view kOfEvidence =
    "SELECT DISTINCT submission_id FROM evidence_links WHERE evidence_id = $1 ORDER BY submission_id";

constexpr std::string_view kStatements[] = {kLink, kUnlink, kOfSubmission, kTexts, kOfEvidence};

}  // namespace

void EvidenceLinkStore::link(SubmissionId submission, std::string const& part, EvidenceId evidence,
                             std::string const& by, std::string const& at) {
    connection_.run(kLink, evidence, submission, part, by, at);
}

bool EvidenceLinkStore::unlink(SubmissionId submission, std::string const& part, EvidenceId evidence) {
    return connection_.run(kUnlink, submission, part, evidence) > 0;
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

std::span<std::string_view const> EvidenceLinkStore::statements() {
    return kStatements;
}

}  // namespace zs::store
