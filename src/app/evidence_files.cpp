#include "app/evidence_files.h"

#include <algorithm>
#include <map>

#include "app/consistency.h"
#include "app/evidence_rules.h"
#include "app/evidence_sight.h"
#include "app/excerpt.h"
#include "app/file_source.h"
#include "app/files.h"
#include "app/messages.h"
#include "app/standing.h"
#include "app/trail.h"
#include "base/text.h"
#include "campaign/likeness/likeness.h"
#include "store/content_store.h"
#include "store/database.h"
#include "store/evidence_link_store.h"
#include "store/evidence_store.h"
#include "store/organisation_store.h"
#include "store/search_text.h"

namespace zs::app {
namespace {

constexpr std::int64_t kMaxLikeShown = 20;
constexpr std::int64_t kMaxRevisions = 100;
constexpr std::int64_t kMaxExcerptCharacters = 100'000;
constexpr char const* kEvidence = "材料";

campaign::Place place_of(Evidence const& evidence) {
    return {evidence.organisation_id, evidence.path};
}

/// Others with the same or nearly the same content, of what the asker may see.
std::vector<LikeEvidence> like_of(store::Connection& connection, Evidence const& evidence,
                                  store::EvidenceSight const& sight) {
    store::ContentStore const contents(connection);
    auto const chain = evidence.chain_id.value_or(evidence.id);
    auto candidates = contents.sharing_bands(evidence.content.id, kMaxLikeShown);
    candidates.push_back(evidence.content.id);
    auto const signatures = contents.signatures(candidates);
    auto const& signature = signatures.at(evidence.content.id);
    std::vector<LikeEvidence> out;
    for (auto& other : store::EvidenceStore(connection).of_contents(candidates, sight)) {
        if (other.chain_id.value_or(other.id) == chain) continue;
        bool const same = other.content.id == evidence.content.id;
        double const share = same ? 1 : campaign::likeness(signature, signatures.at(other.content.id));
        if (share >= campaign::kNearDuplicate) out.push_back({std::move(other), share});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](auto const& a, auto const& b) { return a.likeness > b.likeness; });
    return out;
}

using Excerpts = std::map<store::ContentId, std::optional<Excerpt>>;

/// Of a whole page at once: one query, whatever the number of rows.
Excerpts excerpts_of(store::Connection& connection, std::vector<Evidence> const& rows,
                     std::vector<store::SearchPhrase> const& phrases) {
    std::vector<store::ContentId> ids;
    for (auto const& row : rows)
        ids.push_back(row.content.id);
    Excerpts out;
    store::ContentStore(connection)
        .each_text(ids, kMaxExcerptCharacters, [&](store::ContentId id, std::string const& text) {
            out.emplace(id, excerpt_of(text, phrases));
        });
    return out;
}

/// The file itself carries no watermark, because its digest is what was filed: who took it is in the log.
Result<void> note_opened(store::Database& database, Clock const& clock, Evidence const& evidence,
                         Caller const& who) {
    return database.write([&](store::Connection& connection) -> Result<void> {
        record(connection, clock, who.user_name, "evidence.opened", subject_of("evidence", evidence.id),
               Facts().add("title", evidence.title).add("mark", evidence.mark));
        return {};
    });
}

}  // namespace

Result<Evidence> EvidenceFiles::seen(store::Connection& connection, EvidenceId id, Caller const& who) const {
    auto found = store::EvidenceStore(connection).find(id);
    if (!found || !may_open(sight_of(scope_of(connection, clock_, who)), *found))
        return messages::no_such(kEvidence);
    return std::move(*found);
}

Result<Evidence> EvidenceFiles::to_change(store::Connection& connection, EvidenceId id, std::int64_t revision,
                                          Caller const& who) const {
    ASSIGN_OR_RETURN(auto found, seen(connection, id, who));
    RETURN_IF_ERROR(require(scope_of(connection, clock_, who), Right::file, place_of(found), kEvidence));
    if (found.revision != revision) return messages::stale();
    return found;
}

Result<Page<FoundEvidence>> EvidenceFiles::list(EvidenceQuery const& query, PageRequest page,
                                                Caller const& who) const {
    auto const phrases = store::search_phrases(query.q.value_or(""));
    return database_.read([&](store::Connection& connection) -> Result<Page<FoundEvidence>> {
        store::EvidenceFilter filter{.sight = sight_of(scope_of(connection, clock_, who)),
                                     .organisation_id = query.organisation_id,
                                     .mark = query.mark,
                                     .since = query.since,
                                     .until = query.until,
                                     .sha256 = query.sha256,
                                     .current_only = !query.all_states};
        if (query.q && !trim(*query.q).empty()) filter.q = query.q;
        auto found = store::EvidenceStore(connection).page(filter, clamped(page));
        Page<FoundEvidence> out{found.total, found.offset, found.limit, {}};
        auto const excerpts = filter.q ? excerpts_of(connection, found.rows, phrases) : Excerpts();
        for (auto& evidence : found.rows) {
            auto const excerpt = excerpts.find(evidence.content.id);
            out.rows.push_back(
                {std::move(evidence), excerpt == excerpts.end() ? std::nullopt : excerpt->second});
        }
        return out;
    });
}

Result<EvidenceDetail> EvidenceFiles::find(EvidenceId id, Caller const& who) const {
    return database_.read([&](store::Connection& connection) -> Result<EvidenceDetail> {
        EvidenceDetail out;
        ASSIGN_OR_RETURN(out.evidence, seen(connection, id, who));
        auto const scope = scope_of(connection, clock_, who);
        auto const sight = sight_of(scope);
        out.may_change = scope.may(Right::file, place_of(out.evidence));
        store::EvidenceFilter const chain{
            .sight = sight, .chain_id = out.evidence.chain_id.value_or(id), .current_only = false};
        out.revisions = store::EvidenceStore(connection).page(chain, {0, kMaxRevisions}).rows;
        out.like = like_of(connection, out.evidence, sight);
        out.uses = store::EvidenceLinkStore(connection).uses(id, sight.reach, sight.drafts);
        return out;
    });
}

Result<EvidenceText> EvidenceFiles::text(EvidenceId id, Caller const& who) const {
    return database_.read([&](store::Connection& connection) -> Result<EvidenceText> {
        ASSIGN_OR_RETURN(auto const evidence, seen(connection, id, who));
        return EvidenceText{store::ContentStore(connection).text(evidence.content.id),
                            evidence.content.characters, evidence.content.shortened};
    });
}

Result<EvidenceContent> EvidenceFiles::content(EvidenceId id, Caller const& who) const {
    auto const found = database_.read(
        [&](store::Connection& connection) -> Result<Evidence> { return seen(connection, id, who); });
    if (!found.ok()) return found.error();
    ASSIGN_OR_RETURN(auto source, file_source(files_.path_of(found->content.sha256), found->content.sha256));
    if (found->mark == store::EvidenceMark::work_secret)
        RETURN_IF_ERROR(note_opened(database_, clock_, *found, who));
    return EvidenceContent{found->file_name, found->media_type, found->content.size_bytes, std::move(source)};
}

Result<std::vector<FilingPlace>> EvidenceFiles::filing_places(Caller const& who) const {
    return database_.read([&](store::Connection& connection) -> Result<std::vector<FilingPlace>> {
        store::OrganisationFilter filter;
        filter.reach = scope_of(connection, clock_, who).reach(Right::file);
        std::vector<FilingPlace> out;
        if (filter.reach.none()) return out;
        for (auto& row : store::OrganisationStore(connection).page(filter, {0, kMaxPageLimit}).rows)
            out.push_back({row.id, std::move(row.name)});
        return out;
    });
}

Result<Evidence> EvidenceFiles::change(EvidenceId id, EvidenceChange const& change, Caller const& who) {
    RETURN_IF_ERROR(check_evidence(change.title, change.since, change.until));
    return database_.write([&](store::Connection& connection) -> Result<Evidence> {
        ASSIGN_OR_RETURN(auto evidence, to_change(connection, id, change.revision, who));
        evidence.title = collapse_white_space(change.title);
        evidence.since = change.since;
        evidence.until = change.until;
        evidence.mark = change.mark;
        store::EvidenceStore all(connection);
        all.update(evidence);
        index_figures(connection, evidence, store::ContentStore(connection).text(evidence.content.id));
        record(connection, clock_, who.user_name, "evidence.changed", subject_of("evidence", id),
               Facts()
                   .add("title", evidence.title)
                   .add("since", evidence.since)
                   .add("until", evidence.until)
                   .add("mark", evidence.mark));
        return *all.find(id);
    });
}

Result<Evidence> EvidenceFiles::withdraw(EvidenceId id, std::string const& reason, std::int64_t revision,
                                         Caller const& who) {
    auto const why = collapse_white_space(reason);
    if (why.empty()) return messages::invalid("/reason", "请写明撤回的原因。");
    return database_.write([&](store::Connection& connection) -> Result<Evidence> {
        ASSIGN_OR_RETURN(auto evidence, to_change(connection, id, revision, who));
        if (evidence.state == store::EvidenceState::withdrawn) return evidence;
        evidence.state = store::EvidenceState::withdrawn;
        evidence.withdrawn_reason = why;
        store::EvidenceStore all(connection);
        all.update(evidence);
        index_figures(connection, evidence, "");
        record(connection, clock_, who.user_name, "evidence.withdrawn", subject_of("evidence", id),
               Facts().add("title", evidence.title).add("reason", why));
        return *all.find(id);
    });
}

}  // namespace zs::app
