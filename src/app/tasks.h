#pragma once

#include "base/error.h"
#include "base/page.h"
#include "store/task.h"

namespace zs::store {
class Database;
}

namespace zs::app {

using store::Task;
using store::TaskFilter;
using store::TaskOrder;
using store::TaskState;

/// What each unit must do: item × unit × role of published catalogues.
class Tasks {
  public:
    explicit Tasks(store::Database& database) : database_(database) {}

    Result<Page<Task>> list(TaskFilter const& filter, PageRequest page) const;
    Result<Task> find(TaskId id) const;

  private:
    store::Database& database_;
};

}  // namespace zs::app
