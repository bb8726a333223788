#include "app/evidence_offers.h"

#include <algorithm>
#include <map>

#include "app/evidence_sight.h"
#include "app/messages.h"
#include "app/standing.h"
#include "store/content_store.h"
#include "store/database.h"
#include "store/evidence_link_store.h"
#include "store/evidence_store.h"
#include "store/organisation_store.h"
#include "store/request_store.h"
#include "store/submission_store.h"

namespace zs::app {
namespace {

constexpr std::int64_t kMaxCandidates = 40;
constexpr std::size_t kFewEnough = 300;
constexpr std::size_t kMaxOffers = 10;
constexpr std::int64_t kMaxTextCharacters = 4'000;

Result<store::AskedFor> asked_for(store::Connection& connection, Scope const& scope,
                                  OfferQuery const& query) {
    store::RequestStore const requests(connection);
    auto found = query.request_id ? requests.find(query.campaign_id, *query.request_id)
                 : query.item_id  ? requests.find(query.campaign_id, *query.item_id)
                                  : std::nullopt;
    if (!found || !scope.knows(found->path)) return messages::no_such("填报要求");
    return std::move(*found);
}

/// The words of one part, or of the whole request, with those of its items.
campaign::Wanted wanted_of(store::AskedFor const& asked, std::optional<std::int64_t> part) {
    campaign::Wanted out{asked.text, asked.since, asked.until};
    if (part && *part >= 0 && *part < static_cast<std::int64_t>(asked.parts.size())) {
        auto const& one = asked.parts[static_cast<std::size_t>(*part)];
        out.text = one.text;
        if (one.since) out.since = one.since;
        if (one.until) out.until = one.until;
    }
    if (!out.text.empty()) return out;
    for (auto const& item : asked.items)
        out.text += item + "\n";
    return out;
}

/// Whether a file was filed for one of these items, in this campaign or an earlier one.
bool is_used_for(std::vector<std::string> const& filed_for, std::vector<std::string> const& items) {
    return std::any_of(filed_for.begin(), filed_for.end(), [&](auto const& text) {
        return std::find(items.begin(), items.end(), text) != items.end();
    });
}

std::vector<OfferedEvidence> ranked(store::Connection& connection, store::AskedFor const& asked,
                                    OfferQuery const& query, std::vector<store::Evidence>&& found) {
    auto const wanted = wanted_of(asked, query.part);
    std::vector<store::ContentId> ids;
    std::vector<EvidenceId> records;
    for (auto const& one : found) {
        ids.push_back(one.content.id);
        records.push_back(one.id);
    }
    std::map<store::ContentId, std::string> texts;
    store::ContentStore(connection)
        .each_text(ids, kMaxTextCharacters,
                   [&](store::ContentId id, std::string const& text) { texts[id] = text; });
    auto filed_for = store::EvidenceLinkStore(connection).filed_for(records);
    std::vector<campaign::Candidate> candidates;
    for (auto const& one : found) {
        candidates.push_back({one.title, texts[one.content.id], one.since, one.until,
                              one.organisation_id == query.organisation_id,
                              is_used_for(filed_for[one.id], asked.items)});
    }
    std::vector<OfferedEvidence> out;
    for (auto& offer : campaign::rank_offers(wanted, candidates, kMaxOffers))
        out.push_back({std::move(found[offer.candidate]), offer.fit, std::move(offer.reasons)});
    return out;
}

/// All that a unit has: held against the request one by one that is quicker than asking the index for so many
/// words, and nothing is missed. In a larger library, what the index finds nearest.
std::vector<store::Evidence> candidates(store::Connection& connection, std::string const& text,
                                        store::EvidenceSight const& sight) {
    store::EvidenceStore const evidence(connection);
    auto all = evidence.current(sight, kFewEnough + 1);
    if (all.size() <= kFewEnough) return all;
    return evidence.resembling(text, sight, kMaxCandidates);
}

Result<std::vector<OfferedEvidence>> offers_of(store::Connection& connection, Scope const& scope,
                                               OfferQuery const& query) {
    auto const organisation = store::OrganisationStore(connection).find(query.organisation_id);
    if (!organisation) return messages::no_such("单位");
    RETURN_IF_ERROR(require(scope, Right::draft, {organisation->id, organisation->path}, "单位"));
    ASSIGN_OR_RETURN(auto const asked, asked_for(connection, scope, query));
    return ranked(connection, asked, query,
                  candidates(connection, wanted_of(asked, query.part).text, sight_of(scope)));
}

}  // namespace

Result<std::vector<OfferedEvidence>> EvidenceOffers::list(OfferQuery const& query, Caller const& who) const {
    return database_.read([&](store::Connection& connection) {
        return offers_of(connection, scope_of(connection, clock_, who), query);
    });
}

Result<std::vector<OfferedEvidence>> EvidenceOffers::list(SubmissionId id, std::optional<std::int64_t> part,
                                                          Caller const& who) const {
    return database_.read([&](store::Connection& connection) -> Result<std::vector<OfferedEvidence>> {
        auto const scope = scope_of(connection, clock_, who);
        auto const submission = store::SubmissionStore(connection).find(id);
        if (!submission) return messages::no_such("填报");
        RETURN_IF_ERROR(
            require(scope, Right::draft, {submission->organisation_id, submission->path}, "填报"));
        OfferQuery query{
            submission->campaign_id, submission->organisation_id, submission->request_id, {}, part};
        if (!query.request_id) query.item_id = submission->item_id;
        return offers_of(connection, scope, query);
    });
}

}  // namespace zs::app
