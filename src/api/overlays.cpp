#include "api/endpoints.h"
#include "api/overlay_types.h"
#include "app/application.h"

namespace zs::api {
namespace {

OverlayRecord to_wire(app::OverlayState&& state) {
    OverlayRecord wire{state.base_id,
                       std::move(state.base_title),
                       std::move(state.recorded_by),
                       std::move(state.recorded_at),
                       state.current,
                       state.can_roll_back,
                       {}};
    for (auto& one : state.changes)
        wire.changes.push_back({wire_kind(one.kind), std::move(one.number), std::move(one.text),
                                std::move(one.was), std::move(one.now)});
    return wire;
}

void add_record(Router& router, app::Application* app) {
    router.get<Nothing, RecordedOverlay>(
        "/api/catalogues/{id}/overlay", "What makes this catalogue of its base: the changes recorded",
        Access::reader, [app](Nothing const&, Call& call) -> Result<RecordedOverlay> {
            ASSIGN_OR_RETURN(auto state, app->overlays().find(call.id<CatalogueId>()));
            if (!state) return RecordedOverlay{};
            return RecordedOverlay{to_wire(std::move(*state))};
        });
    router.put<OverlayBase, OverlayRecord>(
        "/api/catalogues/{id}/overlay", "Record this catalogue as a base and its changes", Access::editor,
        [app](OverlayBase const& in, Call& call) -> Result<OverlayRecord> {
            ASSIGN_OR_RETURN(auto state,
                             app->overlays().record_on(call.id<CatalogueId>(), in.base_id, call.caller));
            return to_wire(std::move(state));
        });
}

}  // namespace

void add_overlay_endpoints(Router& router, app::Application* app) {
    add_record(router, app);
    router.get<RebaseQuery, RebaseEffect>(
        "/api/catalogues/{id}/overlay/rebase", "What exchanging the base would do, with its conflicts",
        Access::reader, [app](RebaseQuery const& query, Call& call) -> Result<RebaseEffect> {
            if (!query.onto) return Error{ErrorCode::invalid_input, "请选择新的基准。", "?onto", {}};
            auto const prefer = query.prefer.value_or(catalogue::overlay::Prefer::local);
            ASSIGN_OR_RETURN(auto preview,
                             app->overlays().preview(call.id<CatalogueId>(), {*query.onto, prefer}));
            RebaseEffect wire{std::move(preview.base_title), preview.carried, preview.adopted, {}};
            for (auto& one : preview.conflicts)
                wire.conflicts.push_back({one.kind, wire_kind(one.change), std::move(one.number),
                                          std::move(one.text), std::move(one.base_was),
                                          std::move(one.base_now), std::move(one.local),
                                          std::move(one.message)});
            return wire;
        });
    router
        .post<Rebasing, Catalogue>(
            "/api/catalogues/{id}/overlay/rebase", "A new draft: the new base with the changes carried over",
            Access::editor,
            [app](Rebasing const& in, Call& call) -> Result<Catalogue> {
                ASSIGN_OR_RETURN(auto made, app->overlays().rebase(call.id<CatalogueId>(),
                                                                   {in.onto, in.prefer}, call.caller));
                ASSIGN_OR_RETURN(auto const open, app->lint_rules().run_again(made.summary.id, call.caller));
                static_cast<void>(open);
                ASSIGN_OR_RETURN(auto draft, app->catalogues().find(made.summary.id));
                return to_wire(std::move(draft));
            })
        .status = 201;
    router.post<Nothing, Catalogue>(
        "/api/catalogues/{id}/overlay/roll_back", "The catalogue as it was before its base was exchanged",
        Access::editor, [app](Nothing const&, Call& call) -> Result<Catalogue> {
            ASSIGN_OR_RETURN(auto before, app->overlays().roll_back(call.id<CatalogueId>(), call.caller));
            return to_wire(std::move(before));
        });
}

}  // namespace zs::api
