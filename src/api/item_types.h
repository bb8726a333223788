#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/finding_types.h"
#include "api/source_types.h"
#include "app/items.h"
#include "catalogue/described.h"

namespace zs::api {

using catalogue::Clause;
using catalogue::Effect;

struct Item {
    ItemId id;
    CatalogueId catalogue_id;
    ListId list_id;
    std::string list_name;
    std::int64_t position = 0;
    std::string number;
    std::string level1;
    std::optional<std::string> level2;
    std::string text;
    std::string text_digest;
    Effect effect = Effect::none;
    bool applicable = true;
    std::vector<std::string> lead_units;
    std::vector<std::string> responsible_units;
    std::string units_text;
    std::vector<Clause> clauses;
    std::optional<std::string> deadline;
    std::vector<std::string> methods;
    catalogue::Source source;
    double confidence = 1;
    std::int64_t finding_count = 0;
    std::int64_t revision = 1;
};
ZS_WIRE(Item, id, catalogue_id, list_id, list_name, position, number, level1, level2, text, text_digest,
        effect, applicable, lead_units, responsible_units, units_text, clauses, deadline, methods, source,
        confidence, finding_count, revision);

/// A demand with a number, and how people read it ("≥ 40 学时／年").
struct ItemLimit {
    std::string wording;
    catalogue::Limit limit;
};
ZS_WIRE(ItemLimit, wording, limit);

/// An item with all that a page about it shows. The fields of the item stand at the top level.
struct ItemDetail {
    ItemId id;
    CatalogueId catalogue_id;
    ListId list_id;
    std::string list_name;
    std::int64_t position = 0;
    std::string number;
    std::string level1;
    std::optional<std::string> level2;
    std::string text;
    std::string text_digest;
    Effect effect = Effect::none;
    bool applicable = true;
    std::vector<std::string> lead_units;
    std::vector<std::string> responsible_units;
    std::string units_text;
    std::vector<Clause> clauses;
    std::optional<std::string> deadline;
    std::vector<std::string> methods;
    catalogue::Source source;
    double confidence = 1;
    std::int64_t finding_count = 0;
    std::int64_t revision = 1;
    std::vector<ItemLimit> limits;
    std::vector<Finding> findings;
    std::vector<catalogue::MaterialRequest> material_requests;
    std::vector<SourceBlock> source_blocks;
};
ZS_WIRE(ItemDetail, id, catalogue_id, list_id, list_name, position, number, level1, level2, text, text_digest,
        effect, applicable, lead_units, responsible_units, units_text, clauses, deadline, methods, source,
        confidence, finding_count, revision, limits, findings, material_requests, source_blocks);

struct ItemQuery {
    std::optional<ListId> list_id;
    std::optional<std::string> level1;
    std::optional<std::string> level2;
    std::optional<UnitId> unit_id;
    std::optional<app::UnitRole> role;
    std::optional<Effect> effect;
    std::optional<std::string> q;
    std::optional<bool> doubtful;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(ItemQuery, list_id, level1, level2, unit_id, role, effect, q, doubtful, offset, limit);
ZS_WIRE_RULES(ItemQuery, {.field = "q", .max = 100}, {.field = "offset", .min = 0},
              {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct ItemChange {
    std::int64_t revision = 0;
    std::optional<std::string> number;
    std::optional<std::string> level1;
    std::optional<std::string> level2;
    std::optional<std::string> text;
    std::optional<Effect> effect;
    std::optional<bool> applicable;
    std::optional<std::vector<std::string>> lead_units;
    std::optional<std::vector<std::string>> responsible_units;
    std::optional<std::string> units_text;
    std::optional<std::vector<Clause>> clauses;
    std::optional<std::string> deadline;
    std::optional<std::vector<std::string>> methods;
};
ZS_WIRE(ItemChange, revision, number, level1, level2, text, effect, applicable, lead_units, responsible_units,
        units_text, clauses, deadline, methods);
ZS_WIRE_RULES(ItemChange, {.field = "number", .min = 1, .max = 40}, {.field = "level1", .max = 500},
              {.field = "level2", .max = 500, .description = "An empty text clears it"},
              {.field = "text", .min = 1, .max = 20'000}, {.field = "lead_units", .max = 500},
              {.field = "responsible_units", .max = 500}, {.field = "units_text", .max = 20'000},
              {.field = "clauses", .max = 200},
              {.field = "deadline", .max = 200, .description = "An empty text clears it"},
              {.field = "methods", .max = 20});

struct ItemRevision {
    ItemId id;
    std::int64_t revision = 0;
};
ZS_WIRE(ItemRevision, id, revision);

struct HeadingChange {
    std::vector<ItemRevision> items;
    std::optional<std::string> level1;
    std::optional<std::string> level2;
};
ZS_WIRE(HeadingChange, items, level1, level2);
ZS_WIRE_RULES(HeadingChange, {.field = "items", .min = 1, .max = 10'000}, {.field = "level1", .max = 500},
              {.field = "level2", .max = 500, .description = "An empty text clears it"});

struct NewItem {
    ListId list_id;
    std::optional<ItemId> after_item_id;
    std::string number;
    std::string text;
    std::optional<std::string> level1;
    std::optional<std::string> level2;
    std::optional<Effect> effect;
    std::optional<bool> applicable;
    std::optional<std::vector<std::string>> lead_units;
    std::optional<std::vector<std::string>> responsible_units;
    std::optional<std::string> units_text;
    std::optional<std::vector<Clause>> clauses;
    std::optional<std::string> deadline;
    std::optional<std::vector<std::string>> methods;
};
ZS_WIRE(NewItem, list_id, after_item_id, number, text, level1, level2, effect, applicable, lead_units,
        responsible_units, units_text, clauses, deadline, methods);
ZS_WIRE_RULES(NewItem, {.field = "number", .min = 1, .max = 40}, {.field = "text", .min = 1, .max = 20'000},
              {.field = "level1", .max = 500}, {.field = "level2", .max = 500},
              {.field = "lead_units", .max = 500}, {.field = "responsible_units", .max = 500},
              {.field = "units_text", .max = 20'000}, {.field = "clauses", .max = 200},
              {.field = "deadline", .max = 200}, {.field = "methods", .max = 20});

Item to_wire(app::Item&& item);
ItemDetail to_wire(app::ItemDetail&& detail);

}  // namespace zs::api
