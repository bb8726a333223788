#pragma once

#include <string>
#include <vector>

#include "app/matrix.h"
#include "app/units.h"
#include "json/describe.h"
#include "requirements/unit_kinds.h"

namespace zs::api {

struct Unit {
    UnitId id;
    CatalogueId catalogue_id;
    std::string name;
    app::UnitKind kind = app::UnitKind::unit;
    std::int64_t lead_count = 0;
    std::int64_t responsible_count = 0;
    std::vector<UnitId> members;
    std::vector<std::string> aliases;
    requirements::UnitBody body = requirements::UnitBody::other;  ///< by its name
    bool holds_enforcement_power = false;                         ///< usually, by its name
};
ZS_WIRE(Unit, id, catalogue_id, name, kind, lead_count, responsible_count, members, aliases, body,
        holds_enforcement_power);

struct UnitRef {
    UnitId id;
    std::string name;
};
ZS_WIRE(UnitRef, id, name);

struct UnitSuggestion {
    UnitRef keep;
    UnitRef merge;
    std::string reason;
    double score = 0;
};
ZS_WIRE(UnitSuggestion, keep, merge, reason, score);

struct GroupSuggestion {
    UnitRef group;
    std::string rule;
    std::vector<UnitRef> members;
};
ZS_WIRE(GroupSuggestion, group, rule, members);

struct UnitMerge {
    UnitId keep_id;
    UnitId merge_id;
    std::string reason;
};
ZS_WIRE(UnitMerge, keep_id, merge_id, reason);
ZS_WIRE_RULES(UnitMerge, {.field = "reason", .max = 500});

struct UnitMembers {
    std::vector<UnitId> member_ids;
};
ZS_WIRE(UnitMembers, member_ids);
ZS_WIRE_RULES(UnitMembers, {.field = "member_ids", .max = 500});

struct UnitChange {
    std::optional<app::UnitKind> kind;
};
ZS_WIRE(UnitChange, kind);

struct MatrixUnit {
    UnitId id;
    std::string name;
    app::UnitKind kind = app::UnitKind::unit;
};
ZS_WIRE(MatrixUnit, id, name, kind);

struct MatrixCell {
    int unit_index = 0;
    app::MatrixRole role = app::MatrixRole::responsible;
};
ZS_WIRE(MatrixCell, unit_index, role);

struct MatrixRow {
    ItemId item_id;
    std::string number;
    std::string list_name;
    std::string text;
    std::vector<MatrixCell> cells;
};
ZS_WIRE(MatrixRow, item_id, number, list_name, text, cells);

struct Matrix {
    std::vector<MatrixUnit> units;
    std::vector<MatrixRow> rows;
};
ZS_WIRE(Matrix, units, rows);

Unit to_wire(app::Unit&& unit);
UnitSuggestion to_wire(app::UnitSuggestion&& suggestion);
GroupSuggestion to_wire(app::GroupSuggestion&& suggestion);
Matrix to_wire(app::Matrix&& matrix);

}  // namespace zs::api
