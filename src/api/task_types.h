#pragma once

#include <optional>
#include <string>

#include "app/items.h"
#include "app/tasks.h"
#include "json/describe.h"

namespace zs::api {

struct Task {
    TaskId id;
    CatalogueId catalogue_id;
    ItemId item_id;
    std::string number;
    std::string list_name;
    std::string text;
    UnitId unit_id;
    std::string unit_name;
    app::UnitRole role = app::UnitRole::responsible;
    std::optional<std::string> deadline;
    std::optional<std::string> due_on;
    app::TaskState state = app::TaskState::open;
};
ZS_WIRE(Task, id, catalogue_id, item_id, number, list_name, text, unit_id, unit_name, role, deadline, due_on,
        state);

/// `sort` is due, -due, number or -number.
struct TaskQuery {
    std::optional<CatalogueId> catalogue_id;
    std::optional<UnitId> unit_id;
    std::optional<app::UnitRole> role;
    std::optional<std::string> q;
    std::optional<std::string> sort;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(TaskQuery, catalogue_id, unit_id, role, q, sort, offset, limit);
ZS_WIRE_RULES(TaskQuery, {.field = "q", .max = 100},
              {.field = "sort", .description = "due, -due, number or -number"}, {.field = "offset", .min = 0},
              {.field = "limit", .min = 1, .max = kMaxPageLimit});

Task to_wire(app::Task&& task);

}  // namespace zs::api
