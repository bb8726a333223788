#include "api/endpoints.h"
#include "api/evidence_types.h"
#include "api/page_types.h"
#include "app/application.h"

namespace zs::api {

namespace {

using campaign::Right;

FoundEvidence wire_of(app::FoundEvidence&& found) {
    FoundEvidence out{evidence_wire(std::move(found.evidence)), std::nullopt};
    if (!found.excerpt) return out;
    out.excerpt = EvidenceExcerpt{std::move(found.excerpt->text), {}};
    for (auto const& [from, to] : found.excerpt->highlights)
        out.excerpt->highlights.push_back({from, to});
    return out;
}

EvidenceDetail wire_of(app::EvidenceDetail&& detail) {
    EvidenceDetail out{evidence_wire(std::move(detail.evidence)), detail.may_change, {}, {}, {}};
    for (auto& revision : detail.revisions)
        out.revisions.push_back(evidence_wire(std::move(revision)));
    for (auto& like : detail.like)
        out.like.push_back({evidence_wire(std::move(like.evidence)), like.likeness});
    for (auto& use : detail.uses)
        out.uses.push_back({use.submission_id, std::move(use.campaign_name), std::move(use.organisation_name),
                            std::move(use.number), std::move(use.item_text), use.state});
    return out;
}

Result<PageOf<FoundEvidence>> list(app::Application& app, EvidenceQuery const& query, Call& call) {
    app::EvidenceQuery wanted{
        query.organisation_id,           query.mark, query.since, query.until, query.sha256, query.q,
        query.all_states.value_or(false)};
    ASSIGN_OR_RETURN(auto page, app.evidence().list(wanted, page_request(query), call.caller));
    PageOf<FoundEvidence> out{page.total, page.offset, page.limit, {}};
    for (auto& row : page.rows)
        out.rows.push_back(wire_of(std::move(row)));
    return out;
}

Result<Download> content(app::Application& app, Call& call) {
    ASSIGN_OR_RETURN(auto file, app.evidence().content(call.id<EvidenceId>(), call.caller));
    Download out;
    out.file_name = std::move(file.file_name);
    out.media_type = "application/octet-stream";  // never shown in the page: it comes from outside
    out.content = std::move(file.source);
    out.size_bytes = static_cast<std::uint64_t>(file.size_bytes);
    return out;
}

Result<RowsOf<FilingPlace>> filing_places(app::Application& app, Call& call) {
    ASSIGN_OR_RETURN(auto const places, app.evidence().filing_places(call.caller));
    RowsOf<FilingPlace> out;
    for (auto const& place : places)
        out.rows.push_back({place.id, place.name});
    return out;
}

RowsOf<OfferedEvidence> offered(std::vector<app::OfferedEvidence>&& found) {
    RowsOf<OfferedEvidence> out;
    for (auto& one : found)
        out.rows.push_back({evidence_wire(std::move(one.evidence)), one.fit, std::move(one.reasons)});
    return out;
}

Result<RowsOf<OfferedEvidence>> offers(app::Application& app, OfferQuery const& query, Call& call) {
    if (!query.campaign_id || !query.organisation_id ||
        query.request_id.has_value() == query.item_id.has_value()) {
        return Error{
            ErrorCode::invalid_input, "请给出创建活动、单位，以及填报材料或指标之一", "?campaign_id", {}};
    }
    ASSIGN_OR_RETURN(auto found, app.evidence_offers().list({*query.campaign_id, *query.organisation_id,
                                                             query.request_id, query.item_id, query.part},
                                                            call.caller));
    return offered(std::move(found));
}

void add_reading(Router& router, app::Application* app) {
    router
        .get<EvidenceQuery, PageOf<FoundEvidence>>(
            "/api/evidence", "Evidence of the units you see, newest first", Access::reader,
            [app](EvidenceQuery const& query, Call& call) { return list(*app, query, call); })
        .needs(Right::see, "evidence", "list");
    router.get<Nothing, RowsOf<FilingPlace>>(
        "/api/evidence/places", "The units you may file for", Access::reader,
        [app](Nothing const&, Call& call) { return filing_places(*app, call); });
    router
        .get<OfferQuery, RowsOf<OfferedEvidence>>(
            "/api/evidence/offers", "What is in the library already and fits a request of a campaign",
            Access::reader, [app](OfferQuery const& query, Call& call) { return offers(*app, query, call); })
        .needs(Right::draft, "organisation", "query/organisation_id");
    router
        .get<SubmissionOfferQuery, RowsOf<OfferedEvidence>>(
            "/api/submissions/{id}/offers", "What is in the library already and fits a submission",
            Access::reader,
            [app](SubmissionOfferQuery const& query, Call& call) -> Result<RowsOf<OfferedEvidence>> {
                ASSIGN_OR_RETURN(auto found, app->evidence_offers().list(call.id<SubmissionId>(), query.part,
                                                                         call.caller));
                return offered(std::move(found));
            })
        .needs(Right::draft, "submission");
    router
        .get<Nothing, EvidenceDetail>(
            "/api/evidence/{id}", "One record, its revisions and what is like it", Access::reader,
            [app](Nothing const&, Call& call) -> Result<EvidenceDetail> {
                ASSIGN_OR_RETURN(auto found, app->evidence().find(call.id<EvidenceId>(), call.caller));
                return wire_of(std::move(found));
            })
        .needs(Right::see, "evidence");
    router
        .get<Nothing, EvidenceText>(
            "/api/evidence/{id}/text", "What could be read of the file", Access::reader,
            [app](Nothing const&, Call& call) -> Result<EvidenceText> {
                ASSIGN_OR_RETURN(auto text, app->evidence().text(call.id<EvidenceId>(), call.caller));
                return EvidenceText{std::move(text.text), text.characters, text.shortened};
            })
        .needs(Right::see, "evidence");
    router
        .download<Nothing>("/api/evidence/{id}/content", "The file as it was filed", Access::reader,
                           "application/octet-stream",
                           [app](Nothing const&, Call& call) { return content(*app, call); })
        .needs(Right::see, "evidence");
}

}  // namespace

Evidence evidence_wire(app::Evidence&& evidence) {
    auto& content = evidence.content;
    return {evidence.id,
            evidence.organisation_id,
            std::move(evidence.organisation_name),
            std::move(evidence.title),
            std::move(evidence.file_name),
            std::move(evidence.media_type),
            content.size_bytes,
            std::move(content.sha256),
            std::move(content.sm3),
            std::move(evidence.since),
            std::move(evidence.until),
            evidence.mark,
            evidence.state,
            content.reading,
            std::move(content.problem),
            content.characters,
            evidence.edition,
            evidence.replaces,
            std::move(evidence.withdrawn_reason),
            evidence.revision,
            std::move(evidence.created_by),
            std::move(evidence.created_at)};
}

void add_evidence_endpoints(Router& router, app::Application* app) {
    add_reading(router, app);
    router
        .patch<EvidenceChange, Evidence>(
            "/api/evidence/{id}", "Change title, days and mark", Access::reader,
            [app](EvidenceChange const& in, Call& call) -> Result<Evidence> {
                ASSIGN_OR_RETURN(auto evidence,
                                 app->evidence().change(call.id<EvidenceId>(),
                                                        {in.title, in.since, in.until, in.mark, in.revision},
                                                        call.caller));
                return evidence_wire(std::move(evidence));
            })
        .needs(Right::file, "evidence");
    router
        .post<EvidenceWithdrawal, Evidence>(
            "/api/evidence/{id}/withdrawal", "Offer it no longer, with a reason", Access::reader,
            [app](EvidenceWithdrawal const& in, Call& call) -> Result<Evidence> {
                ASSIGN_OR_RETURN(auto evidence, app->evidence().withdraw(call.id<EvidenceId>(), in.reason,
                                                                         in.revision, call.caller));
                return evidence_wire(std::move(evidence));
            })
        .needs(Right::file, "evidence");
}

}  // namespace zs::api
