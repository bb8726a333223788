#include "api/effect_types.h"
#include "api/endpoints.h"
#include "app/application.h"
#include "json/decode.h"

namespace zs::api {

using campaign::Right;

namespace {

AppliedEffect change_to_wire(app::CampaignChange&& change) {
    AppliedEffect out{change.id,
                      std::move(change.kind),
                      {},
                      std::move(change.made_by),
                      std::move(change.made_at),
                      std::move(change.undone_by),
                      std::move(change.undone_at)};
    if (auto const counts = json::decode<EffectCounts>(change.counts); counts.ok()) out.counts = *counts;
    return out;
}

template <class Wish>
app::EffectWish wish_of(Wish const& in) {
    app::EffectWish out;
    out.catalogue_id = in.catalogue_id;
    if (in.units) out.units = from_wire(*in.units);
    return out;
}

Result<EffectPreview> preview(app::Application& app, EffectWish const& in, Call& call) {
    ASSIGN_OR_RETURN(auto found, app.effects().preview(call.id<CampaignId>(), wish_of(in), call.caller));
    EffectPreview out{found.counts, {}, std::move(found.made), std::move(found.unassigned)};
    for (auto& row : found.rows)
        out.rows.push_back({row.effect, std::move(row.number), std::move(row.text),
                            std::move(row.organisation_name), row.role, row.state});
    return out;
}

Result<RowsOf<UnitProposal>> units(app::Application& app, Call& call) {
    ASSIGN_OR_RETURN(auto rows, app.effects().units(call.id<CampaignId>(), call.caller));
    RowsOf<UnitProposal> out;
    for (auto& row : rows)
        out.rows.push_back(to_wire(std::move(row)));
    return out;
}

Result<RowsOf<AppliedEffect>> changes(app::Application& app, Call& call) {
    ASSIGN_OR_RETURN(auto rows, app.effects().changes(call.id<CampaignId>(), call.caller));
    RowsOf<AppliedEffect> out;
    for (auto& row : rows)
        out.rows.push_back(change_to_wire(std::move(row)));
    return out;
}

}  // namespace

void add_effect_endpoints(Router& router, app::Application* app) {
    router
        .get<Nothing, RowsOf<UnitProposal>>("/api/campaigns/{id}/units",
                                            "What the catalogue's names stand for", Access::reader,
                                            [app](Nothing const&, Call& call) { return units(*app, call); })
        .needs(Right::manage, "campaign");
    router
        .post<EffectWish, EffectPreview>(
            "/api/campaigns/{id}/effects/preview", "What another version or other bodies would change",
            Access::reader, [app](EffectWish const& in, Call& call) { return preview(*app, in, call); })
        .needs(Right::manage, "campaign");
    router
        .post<EffectRequest, AppliedEffect>(
            "/api/campaigns/{id}/effects", "Carry out what was previewed", Access::reader,
            [app](EffectRequest const& in, Call& call) -> Result<AppliedEffect> {
                ASSIGN_OR_RETURN(auto made, app->effects().apply(call.id<CampaignId>(), wish_of(in),
                                                                 in.expected, call.caller));
                return change_to_wire(std::move(made));
            })
        .needs(Right::manage, "campaign")
        .status = 201;
    router
        .get<Nothing, RowsOf<AppliedEffect>>(
            "/api/campaigns/{id}/effects", "What was carried out, newest first", Access::reader,
            [app](Nothing const&, Call& call) { return changes(*app, call); })
        .needs(Right::manage, "campaign");
    router
        .post<Nothing, AppliedEffect>(
            "/api/campaigns/{id}/effects/{effect_id}/undo", "Undo the last one", Access::reader,
            [app](Nothing const&, Call& call) -> Result<AppliedEffect> {
                ASSIGN_OR_RETURN(auto undone,
                                 app->effects().undo(call.id<CampaignId>(),
                                                     call.id<store::CampaignChangeId>(1), call.caller));
                return change_to_wire(std::move(undone));
            })
        .needs(Right::manage, "campaign");
}

}  // namespace zs::api
