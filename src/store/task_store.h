#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/task.h"

namespace zs::store {

class Connection;

struct NewTask {
    CatalogueId catalogue_id;
    ItemId item_id;
    UnitId unit_id;
    UnitRole role = UnitRole::responsible;
    std::int64_t position = 0;  ///< of the item
    std::optional<std::string> due_on;
};

class TaskStore {
  public:
    explicit TaskStore(Connection& connection) : connection_(connection) {}

    /// Does nothing if the item already has a task of that unit and role.
    void insert(NewTask const& task);
    void remove(TaskId id);
    /// Position and text are not looked at by callers that compare: only item, unit and role.
    [[nodiscard]] std::vector<Task> keys(CatalogueId catalogue_id) const;
    [[nodiscard]] std::optional<Task> find(TaskId id) const;
    [[nodiscard]] Page<Task> page(TaskFilter const& filter, PageRequest page) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
