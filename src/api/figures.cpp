#include "api/endpoints.h"
#include "api/figure_types.h"
#include "api/page_types.h"
#include "app/application.h"
#include "base/text.h"

namespace zs::api {

namespace {

using campaign::Right;

/// "办理|行政处罚案件/办结|按时" as people read it.
std::string plain_fact(std::string fact) {
    return replace_all(replace_all(std::move(fact), "|", ""), "/", "，其中");
}

StatedFigure wire_of(store::StoredFigure&& one) {
    return {one.source, one.source_id, std::move(one.title), std::move(one.figure.value),
            std::move(one.figure.quote)};
}

DoubtfulFact wire_of(store::DoubtfulFact&& fact) {
    auto const& first = fact.figures.front().figure;
    DoubtfulFact out{fact.organisation_id,
                     std::move(fact.organisation_name),
                     plain_fact(first.fact),
                     first.period,
                     first.unit,
                     {}};
    for (auto& one : fact.figures)
        out.figures.push_back(wire_of(std::move(one)));
    return out;
}

FigureDoubts wire_of(app::FigureDoubts&& doubts) {
    FigureDoubts out;
    for (auto& one : doubts.rates) {
        out.rates.push_back({std::move(one.quote), std::move(one.rate), std::move(one.stated),
                             std::move(one.numerator), std::move(one.denominator), std::move(one.computed)});
    }
    for (auto& one : doubts.contradictions) {
        auto& figure = one.figure;
        Contradiction wire{plain_fact(std::move(figure.fact)),
                           std::move(figure.period),
                           std::move(figure.unit),
                           std::move(figure.value),
                           std::move(figure.quote),
                           {}};
        for (auto& other : one.others)
            wire.others.push_back(wire_of(std::move(other)));
        out.contradictions.push_back(std::move(wire));
    }
    return out;
}

Result<PageOf<DoubtfulFact>> contradictions(app::Application& app, PageQuery const& query, Call& call) {
    ASSIGN_OR_RETURN(auto page, app.consistency().contradictions(page_request(query), call.caller));
    return to_wire_page<DoubtfulFact>(std::move(page), wire_of);
}

}  // namespace

void add_figure_endpoints(Router& router, app::Application* app) {
    router.get<PageQuery, PageOf<DoubtfulFact>>(
        "/api/contradictions", "Facts that a unit states with two values, with all places", Access::reader,
        [app](PageQuery const& query, Call& call) { return contradictions(*app, query, call); });
    router
        .get<Nothing, FigureDoubts>(
            "/api/evidence/{id}/figures", "What is doubtful about the figures of a record", Access::reader,
            [app](Nothing const&, Call& call) -> Result<FigureDoubts> {
                ASSIGN_OR_RETURN(auto doubts,
                                 app->consistency().of_evidence(call.id<EvidenceId>(), call.caller));
                return wire_of(std::move(doubts));
            })
        .needs(Right::see, "evidence");
    router
        .post<TextToCheck, FigureDoubts>(
            "/api/figures/check", "What is doubtful about the figures of a text that is being written",
            Access::reader,
            [app](TextToCheck const& in, Call& call) -> Result<FigureDoubts> {
                ASSIGN_OR_RETURN(auto doubts,
                                 app->consistency().of_text(in.organisation_id, in.text, call.caller));
                return wire_of(std::move(doubts));
            })
        .needs(Right::draft, "organisation", "body/organisation_id");
}

}  // namespace zs::api
