#include "store/task_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filtered_page.h"

namespace zs::store {
namespace {

#define ZS_TASK_SELECT                                                                                  \
    "SELECT t.id, t.catalogue_id, t.item_id, i.number, l.name, i.text, t.unit_id, u.name, t.role, "     \
    "i.deadline, "                                                                                      \
    "t.due_on, t.state FROM tasks t JOIN items i ON i.id = t.item_id JOIN lists l ON l.id = i.list_id " \
    "JOIN units u ON u.id = t.unit_id"

constexpr std::string_view kInsert =
    "INSERT INTO tasks (catalogue_id, item_id, unit_id, role, position, due_on, due_order, state) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, 'open') ON CONFLICT (item_id, unit_id, role) DO NOTHING";
constexpr std::string_view kRemove = "DELETE FROM tasks WHERE id = $1";
constexpr std::string_view kKeys = "SELECT id, item_id, unit_id, role FROM tasks WHERE catalogue_id = $1";
constexpr std::string_view kFind = ZS_TASK_SELECT " WHERE t.id = $1";
constexpr std::string_view kPage = ZS_TASK_SELECT "{} ORDER BY {}{}";
constexpr std::string_view kCount = "SELECT count(*) FROM tasks t{}";

constexpr std::string_view kStatements[] = {kInsert, kRemove, kKeys, kFind};

/// After every day there is.
constexpr std::string_view kNoDay = "9999-12-31";

Task read_task(Cursor const& cursor) {
    Task out;
    cursor.read(out.id, out.catalogue_id, out.item_id, out.number, out.list_name, out.text, out.unit_id,
                out.unit_name, word_into(out.role), out.deadline, out.due_on, word_into(out.state));
    return out;
}

Filter conditions(Connection& connection, TaskFilter const& wanted) {
    Filter out;
    if (wanted.unit_id) out.add("t.unit_id = $?", wanted.unit_id->value);
    if (wanted.catalogue_id) {
        // A unit belongs to one catalogue: its index decides, the planner need not choose.
        out.add(wanted.unit_id ? "+t.catalogue_id = $?" : "t.catalogue_id = $?", wanted.catalogue_id->value);
    }
    if (wanted.role) out.add("t.role = $?", std::string(word(*wanted.role)));
    if (wanted.q) out.add_search(connection.search_sql(), "t.item_id", *wanted.q);
    return out;
}

/// Each is the order of an index after unit or catalogue.
std::string_view order_sql(TaskFilter const& wanted) {
    bool const all = !wanted.unit_id && !wanted.catalogue_id;
    switch (wanted.order) {
        case TaskOrder::due: return "t.due_order, t.position, t.id";
        case TaskOrder::due_descending: return "(t.due_on IS NULL), t.due_on DESC, t.position, t.id";
        case TaskOrder::number: return all ? "t.catalogue_id, t.position, t.id" : "t.position, t.id";
        case TaskOrder::number_descending:
            return all ? "t.catalogue_id DESC, t.position DESC, t.id DESC" : "t.position DESC, t.id DESC";
    }
    return "t.id";
}

}  // namespace

void TaskStore::insert(NewTask const& task) {
    connection_.run(kInsert, task.catalogue_id, task.item_id, task.unit_id, word(task.role), task.position,
                    task.due_on, task.due_on ? std::string_view(*task.due_on) : kNoDay);
}

void TaskStore::remove(TaskId id) {
    connection_.run(kRemove, id);
}

std::vector<Task> TaskStore::keys(CatalogueId catalogue_id) const {
    std::vector<Task> out;
    auto cursor = connection_.query(kKeys, catalogue_id);
    while (cursor.next()) {
        auto& task = out.emplace_back();
        cursor.read(task.id, task.item_id, task.unit_id, word_into(task.role));
    }
    return out;
}

std::optional<Task> TaskStore::find(TaskId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_task(cursor);
}

Page<Task> TaskStore::page(TaskFilter const& filter, PageRequest page) const {
    auto const sql = fmt::format(kPage, "{}", order_sql(filter), "{}");
    return filtered_page(connection_, conditions(connection_, filter), page, kCount, sql, read_task);
}

std::span<std::string_view const> TaskStore::statements() {
    return kStatements;
}

}  // namespace zs::store
