#include "app/tasks.h"

#include "app/messages.h"
#include "app/trail.h"
#include "store/database.h"
#include "store/task_store.h"

namespace zs::app {

Result<Page<Task>> Tasks::list(TaskFilter const& filter, PageRequest page) const {
    return database_.read([&](auto& connection) -> Result<Page<Task>> {
        return store::TaskStore(connection).page(filter, clamped(page));
    });
}

Result<Task> Tasks::find(TaskId id) const {
    auto found = database_.read([&](auto& connection) { return store::TaskStore(connection).find(id); });
    if (!found) return messages::no_such("任务");
    return std::move(*found);
}

}  // namespace zs::app
