#include "api/dashboard_types.h"

#include "api/endpoints.h"
#include "app/application.h"

namespace zs::api {
namespace {

using campaign::Right;

constexpr std::int64_t kHeatBodies = 200;

template <class Wire, class Row, class Convert>
std::vector<Wire> all_to_wire(std::vector<Row>&& rows, Convert convert) {
    std::vector<Wire> out;
    out.reserve(rows.size());
    for (auto& row : rows)
        out.push_back(convert(std::move(row)));
    return out;
}

BoardWaiting waiting_to_wire(campaign::WaitingPlace&& place) {
    return {place.state, place.amount, place.longest_working_days,
            all_to_wire<BoardWaitingSpan>(std::move(place.spans), [](campaign::WaitingSpan&& span) {
                return BoardWaitingSpan{span.least, span.most, std::move(span.since), std::move(span.until),
                                        span.amount};
            })};
}

Dashboard wire_of(app::Dashboard::View&& view) {
    auto& b = view.board;
    Dashboard out;
    out.day = std::move(b.day);
    out.whole = view.whole;
    out.total = b.total;
    out.owed = b.owed;
    out.overdue = b.overdue;
    out.last_overdue = std::move(b.last_overdue);
    out.due_soon = b.due_soon;
    out.soon_until = std::move(b.soon_until);
    out.states = all_to_wire<BoardState>(std::move(b.states), [](campaign::BoardState&& one) {
        return BoardState{one.state, one.amount};
    });
    out.countdowns = all_to_wire<BoardCountdown>(std::move(b.countdowns), [](campaign::Countdown&& one) {
        return BoardCountdown{std::move(one.day), one.amount, one.working_days};
    });
    out.stages = all_to_wire<BoardStage>(std::move(b.stages), [](campaign::StageClock&& one) {
        return BoardStage{std::move(one.name), std::move(one.starts_on), std::move(one.ends_on), one.phase,
                          one.working_days};
    });
    out.waiting = all_to_wire<BoardWaiting>(std::move(b.waiting), waiting_to_wire);
    out.trend = all_to_wire<BoardWeek>(std::move(b.trend), [](campaign::BoardWeek&& one) {
        return BoardWeek{std::move(one.since), std::move(one.until), one.filed, one.returned, one.accepted};
    });
    out.problems = {b.problems.unsettled, b.problems.overdue, b.problems.closed};
    out.spared = {b.spared.merged, b.spared.linked};
    return out;
}

HeatRow heat_row_to_wire(app::HeatRow&& row) {
    HeatRow out{
        row.item.id, std::move(row.item.number), std::move(row.item.list_name), std::move(row.item.text), {}};
    out.cells.reserve(row.cells.size());
    for (auto const& cell : row.cells)
        out.cells.push_back({cell.column, cell.state, cell.amount, cell.late});
    return out;
}

HeatMap wire_of(app::HeatMap&& map) {
    return {map.bodies.total, map.bodies.offset,
            all_to_wire<HeatBody>(std::move(map.bodies.rows),
                                  [](store::BoardBody&& body) {
                                      return HeatBody{body.id, std::move(body.name)};
                                  }),
            all_to_wire<HeatRow>(std::move(map.rows), heat_row_to_wire)};
}

CampaignStep wire_of(store::BoardStep&& step) {
    return {step.submission_id,
            std::move(step.number),
            std::move(step.item_text),
            step.organisation_id,
            std::move(step.organisation_name),
            std::move(step.reason),
            step.edition,
            std::move(step.happened_at)};
}

EvidenceReuse wire_of(store::Reuse&& reuse) {
    return {reuse.evidence_id,
            std::move(reuse.title),
            reuse.submission_id,
            std::move(reuse.number),
            std::move(reuse.item_text),
            reuse.organisation_id,
            std::move(reuse.organisation_name),
            std::move(reuse.linked_at)};
}

Result<PageOf<CampaignStep>> steps(app::Application& app, StepQuery const& query, Call& call) {
    app::StepQuery const wanted{query.kind.value_or(store::StepKind::filed),
                                query.since.value_or("2000-01-01"), query.until.value_or("2999-12-31")};
    ASSIGN_OR_RETURN(auto page,
                     app.dashboard().steps(call.id<CampaignId>(), wanted, page_request(query), call.caller));
    return to_wire_page<CampaignStep, store::BoardStep>(std::move(page), wire_of);
}

Result<RowsOf<RankedBody>> ranking(app::Application& app, Call& call) {
    ASSIGN_OR_RETURN(auto rows, app.dashboard().ranking(call.id<CampaignId>(), call.caller));
    RowsOf<RankedBody> out;
    for (auto& row : rows)
        out.rows.push_back(
            {row.organisation_id, std::move(row.organisation_name), row.total, row.settled, row.overdue});
    return out;
}

}  // namespace

void add_dashboard_endpoints(Router& router, app::Application* app) {
    router
        .get<Nothing, Dashboard>(
            "/api/campaigns/{id}/dashboard", "A campaign at a glance", Access::reader,
            [app](Nothing const&, Call& call) -> Result<Dashboard> {
                ASSIGN_OR_RETURN(auto view, app->dashboard().find(call.id<CampaignId>(), call.caller));
                return wire_of(std::move(view));
            })
        .needs(Right::see, "campaign");
    router
        .get<PageQuery, HeatMap>(
            "/api/campaigns/{id}/heat", "Items by bodies: how far each is", Access::reader,
            [app](PageQuery const& query, Call& call) -> Result<HeatMap> {
                PageRequest const page{query.offset.value_or(0), query.limit.value_or(kHeatBodies)};
                ASSIGN_OR_RETURN(auto map, app->dashboard().heat(call.id<CampaignId>(), page, call.caller));
                return wire_of(std::move(map));
            })
        .needs(Right::see, "campaign");
    router
        .get<StepQuery, PageOf<CampaignStep>>(
            "/api/campaigns/{id}/steps", "Filings, returns or acceptances, the latest first", Access::reader,
            [app](StepQuery const& query, Call& call) { return steps(*app, query, call); })
        .needs(Right::see, "campaign");
    router
        .get<PageQuery, PageOf<EvidenceReuse>>(
            "/api/campaigns/{id}/reuses", "Evidence that was there already and was linked again",
            Access::reader,
            [app](PageQuery const& query, Call& call) -> Result<PageOf<EvidenceReuse>> {
                ASSIGN_OR_RETURN(auto page, app->dashboard().reuses(call.id<CampaignId>(),
                                                                    page_request(query), call.caller));
                return to_wire_page<EvidenceReuse, store::Reuse>(std::move(page), wire_of);
            })
        .needs(Right::see, "campaign");
    router
        .get<Nothing, RowsOf<RankedBody>>(
            "/api/campaigns/{id}/ranking", "Bodies by how far they are, where that is switched on",
            Access::reader, [app](Nothing const&, Call& call) { return ranking(*app, call); })
        .needs(Right::see, "campaign");
}

}  // namespace zs::api
