#include "api/endpoints.h"
#include "api/page_types.h"
#include "api/task_types.h"
#include "app/application.h"

namespace zs::api {

Task to_wire(app::Task&& task) {
    return {task.id,
            task.catalogue_id,
            task.item_id,
            std::move(task.number),
            std::move(task.list_name),
            std::move(task.text),
            task.unit_id,
            std::move(task.unit_name),
            task.role,
            std::move(task.deadline),
            std::move(task.due_on),
            task.state};
}

namespace {

Result<app::TaskOrder> to_order(std::optional<std::string> const& sort) {
    if (!sort || *sort == "due") return app::TaskOrder::due;
    if (*sort == "-due") return app::TaskOrder::due_descending;
    if (*sort == "number") return app::TaskOrder::number;
    if (*sort == "-number") return app::TaskOrder::number_descending;
    return Error{ErrorCode::invalid_input, "排序方式只能是 due、-due、number 或 -number", "?sort", {}};
}

}  // namespace

void add_task_endpoints(Router& router, app::Application* app) {
    router.get<TaskQuery, PageOf<Task>>(
        "/api/tasks", "What units must do, filtered and sorted", Access::reader,
        [app](TaskQuery const& query, Call&) -> Result<PageOf<Task>> {
            ASSIGN_OR_RETURN(auto const order, to_order(query.sort));
            app::TaskFilter const filter{query.catalogue_id, query.unit_id, query.role, query.q, order};
            ASSIGN_OR_RETURN(auto page, app->tasks().list(filter, page_request(query)));
            return to_wire_page<Task>(std::move(page), to_wire);
        });
    router.get<Nothing, Task>("/api/tasks/{id}", "One task", Access::reader,
                              [app](Nothing const&, Call& call) -> Result<Task> {
                                  ASSIGN_OR_RETURN(auto task, app->tasks().find(call.id<TaskId>()));
                                  return to_wire(std::move(task));
                              });
}

}  // namespace zs::api
