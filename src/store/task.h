#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"
#include "json/describe.h"
#include "store/item.h"

namespace zs::store {

enum class TaskState { open, done };
ZS_WIRE_ENUM(TaskState, open, done);

/// Item × unit × role, made when a catalogue is published.
struct Task {
    TaskId id;
    CatalogueId catalogue_id;
    ItemId item_id;
    std::string number;
    std::string list_name;
    std::string text;
    UnitId unit_id;
    std::string unit_name;
    UnitRole role = UnitRole::responsible;
    std::optional<std::string> deadline;  ///< as written
    std::optional<std::string> due_on;    ///< YYYY-MM-DD, only where the words leave no doubt
    TaskState state = TaskState::open;
};

enum class TaskOrder { due, due_descending, number, number_descending };

struct TaskFilter {
    std::optional<CatalogueId> catalogue_id;
    std::optional<UnitId> unit_id;
    std::optional<UnitRole> role;
    std::optional<std::string> q;  ///< full-text
    TaskOrder order = TaskOrder::due;
};

}  // namespace zs::store
