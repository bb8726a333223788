#include "api/endpoints.h"
#include "api/page_types.h"
#include "api/unit_types.h"
#include "app/application.h"

namespace zs::api {

Unit to_wire(app::Unit&& unit) {
    bool const single = unit.kind == app::UnitKind::unit;
    auto const body = single ? requirements::body_of_unit(unit.name) : requirements::UnitBody::other;
    bool const enforces = single && requirements::holds_enforcement_power(unit.name);
    return {unit.id,
            unit.catalogue_id,
            std::move(unit.name),
            unit.kind,
            unit.lead_count,
            unit.responsible_count,
            std::move(unit.members),
            std::move(unit.aliases),
            body,
            enforces};
}

UnitSuggestion to_wire(app::UnitSuggestion&& s) {
    return {{s.keep.id, std::move(s.keep.name)},
            {s.merge.id, std::move(s.merge.name)},
            std::move(s.reason),
            s.score};
}

GroupSuggestion to_wire(app::GroupSuggestion&& s) {
    GroupSuggestion wire{{s.group.id, std::move(s.group.name)}, std::move(s.rule), {}};
    for (auto& member : s.members)
        wire.members.push_back({member.id, std::move(member.name)});
    return wire;
}

Matrix to_wire(app::Matrix&& matrix) {
    Matrix wire;
    for (auto& unit : matrix.units)
        wire.units.push_back({unit.id, std::move(unit.name), unit.kind});
    for (auto& row : matrix.rows) {
        auto& out = wire.rows.emplace_back(
            MatrixRow{row.item_id, std::move(row.number), std::move(row.list_name), std::move(row.text), {}});
        for (auto const& cell : row.cells)
            out.cells.push_back({cell.unit_index, cell.role});
    }
    return wire;
}

namespace {

void add_reading(Router& router, app::Application* app) {
    router.get<PageQuery, PageOf<Unit>>(
        "/api/catalogues/{id}/units", "Units and what each leads and answers for", Access::reader,
        [app](PageQuery const& query, Call& call) -> Result<PageOf<Unit>> {
            ASSIGN_OR_RETURN(auto page, app->units().list(call.id<CatalogueId>(), page_request(query)));
            return to_wire_page<Unit>(std::move(page), to_wire);
        });
    router.get<Nothing, RowsOf<UnitSuggestion>>(
        "/api/catalogues/{id}/unit_suggestions", "Units that may be one and the same", Access::reader,
        [app](Nothing const&, Call& call) -> Result<RowsOf<UnitSuggestion>> {
            ASSIGN_OR_RETURN(auto suggestions, app->units().suggestions(call.id<CatalogueId>()));
            RowsOf<UnitSuggestion> wire;
            for (auto& suggestion : suggestions)
                wire.rows.push_back(to_wire(std::move(suggestion)));
            return wire;
        });
    router.get<Nothing, RowsOf<GroupSuggestion>>(
        "/api/catalogues/{id}/group_suggestions", "Who belongs to a group by its own words", Access::reader,
        [app](Nothing const&, Call& call) -> Result<RowsOf<GroupSuggestion>> {
            ASSIGN_OR_RETURN(auto suggestions, app->units().group_suggestions(call.id<CatalogueId>()));
            RowsOf<GroupSuggestion> wire;
            for (auto& suggestion : suggestions)
                wire.rows.push_back(to_wire(std::move(suggestion)));
            return wire;
        });
    router.get<Nothing, Matrix>("/api/catalogues/{id}/matrix", "Items by units, only the filled cells",
                                Access::reader, [app](Nothing const&, Call& call) -> Result<Matrix> {
                                    ASSIGN_OR_RETURN(auto matrix,
                                                     app::matrix_of(app->database(), call.id<CatalogueId>()));
                                    return to_wire(std::move(matrix));
                                });
}

void add_changing(Router& router, app::Application* app) {
    router.post<UnitMerge, Unit>("/api/catalogues/{id}/unit_merges", "Make one unit an alias of another",
                                 Access::editor, [app](UnitMerge const& in, Call& call) -> Result<Unit> {
                                     ASSIGN_OR_RETURN(
                                         auto unit, app->units().merge(call.id<CatalogueId>(), in.keep_id,
                                                                       in.merge_id, in.reason, call.caller));
                                     return to_wire(std::move(unit));
                                 });
    router.post<UnitMerge, Nothing>(
        "/api/catalogues/{id}/unit_merges/dismiss", "Two units are not the same: do not suggest it again",
        Access::editor, [app](UnitMerge const& in, Call& call) -> Result<Nothing> {
            RETURN_IF_ERROR(app->units().dismiss(call.id<CatalogueId>(), in.keep_id, in.merge_id, in.reason,
                                                 call.caller));
            return Nothing{};
        });
    router.put<UnitMembers, Unit>(
        "/api/units/{id}/members", "Expand a group by hand", Access::editor,
        [app](UnitMembers const& in, Call& call) -> Result<Unit> {
            ASSIGN_OR_RETURN(auto unit,
                             app->units().set_members(call.id<UnitId>(), in.member_ids, call.caller));
            return to_wire(std::move(unit));
        });
    router.patch<UnitChange, Unit>(
        "/api/units/{id}", "Change what a unit is", Access::editor,
        [app](UnitChange const& in, Call& call) -> Result<Unit> {
            ASSIGN_OR_RETURN(auto unit, app->units().find(call.id<UnitId>()));
            if (!in.kind) return to_wire(std::move(unit));
            ASSIGN_OR_RETURN(auto changed, app->units().set_kind(call.id<UnitId>(), *in.kind, call.caller));
            return to_wire(std::move(changed));
        });
}

}  // namespace

void add_unit_endpoints(Router& router, app::Application* app) {
    add_reading(router, app);
    add_changing(router, app);
}

}  // namespace zs::api
