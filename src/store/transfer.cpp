#include "store/transfer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "store/database.h"
#include "store/drivers/sqlite.h"
#include "store/schema.h"
#include "store/tables.h"

namespace zs::store {
namespace {

constexpr int kRowsInsertedAtOnce = 50;
constexpr std::string_view kVersions = "schema_migrations";  // migrate() wrote them on the other side

using Cell = std::optional<Value>;

std::string column_names(TableShape const& table) {
    std::string out;
    for (auto const& column : table.columns)
        out += (out.empty() ? "" : ", ") + column.name;
    return out;
}

std::string insertion(TableShape const& table, std::size_t rows) {
    auto out = fmt::format("INSERT INTO {} ({}) VALUES ", table.name, column_names(table));
    std::size_t parameter = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        out += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            out += fmt::format("{}${}", column == 0 ? "" : ", ", ++parameter);
        out += ')';
    }
    return out;
}

void read_row(Cursor const& cursor, TableShape const& table, std::vector<Cell>& out) {
    int at = 0;
    for (auto const& column : table.columns) {
        auto& cell = out.emplace_back();
        auto const take = [&](auto value) {
            cursor.get(at++, value);
            if (value) cell = std::move(*value);
        };
        switch (column.kind) {
            case ColumnKind::integer: take(std::optional<std::int64_t>()); break;
            case ColumnKind::real: take(std::optional<double>()); break;
            case ColumnKind::text:
            case ColumnKind::bytes: take(std::optional<std::string>()); break;
        }
    }
}

void insert(Connection& to, TableShape const& table, std::vector<Cell> const& cells) {
    if (cells.empty()) return;
    auto& statement = to.prepared(insertion(table, cells.size() / table.columns.size()));
    Cursor cursor(statement);
    int parameter = 0;
    for (auto const& cell : cells) {
        ++parameter;
        if (!cell) {
            statement.bind(parameter, nullptr);
        } else {
            std::visit([&](auto const& value) { Connection::bind(statement, parameter, value); }, *cell);
        }
    }
    while (cursor.next()) {
    }
}

void copy_rows(Connection& from, Connection& to, TableShape const& table) {
    auto cursor = from.stream(fmt::format("SELECT {} FROM {}", column_names(table), table.name));
    std::vector<Cell> cells;
    std::size_t const full = kRowsInsertedAtOnce * table.columns.size();
    while (cursor.next()) {
        read_row(cursor, table, cells);
        if (cells.size() < full) continue;
        insert(to, table, cells);
        cells.clear();
    }
    insert(to, table, cells);
}

/// What is searched is cut anew by the other system.
void copy_search_rows(Connection& from, Tables& from_tables, Tables& to_tables, std::string const& table) {
    auto cursor = from.stream(from_tables.search_rows(table));
    while (cursor.next()) {
        std::int64_t id = 0;
        std::string text, around;
        cursor.read(id, text, around);
        to_tables.put_search_row(table, id, text, around);
    }
}

std::int64_t count_rows(Connection& connection, Tables& tables, TableShape const& table) {
    auto const rows =
        table.is_search ? tables.search_rows(table.name) : fmt::format("SELECT 1 FROM {}", table.name);
    return connection.value<std::int64_t>(fmt::format("SELECT count(*) FROM ({}) counted", rows)).value_or(0);
}

[[noreturn]] void differ(std::string const& what) {
    throw DatabaseError("transfer: " + what);
}

void check_same_columns(TableShape const& from, std::vector<TableShape> const& shapes) {
    auto const names = [](TableShape const& table) {
        std::vector<std::string> out;
        for (auto const& column : table.columns)
            out.push_back(column.name);
        std::sort(out.begin(), out.end());
        return out;
    };
    for (auto const& to : shapes) {
        if (to.name == from.name && to.is_search == from.is_search && names(to) == names(from)) return;
    }
    differ("the other database has no table like " + from.name);
}

}  // namespace

bool has_no_rows(Connection& connection) {
    auto const tables = connection.tables();
    for (auto const& table : tables->shapes()) {
        if (table.name != kVersions && count_rows(connection, *tables, table) != 0) return false;
    }
    return true;
}

std::vector<TransferredTable> transfer(Connection& from, Connection& to) {
    auto const from_tables = from.tables();
    auto const to_tables = to.tables();
    auto const to_shapes = to_tables->shapes();
    to_tables->open_for_load();
    std::vector<TransferredTable> out;
    for (auto const& table : from_tables->shapes()) {
        if (table.name == kVersions) continue;
        check_same_columns(table, to_shapes);
        if (count_rows(to, *to_tables, table) != 0) differ(table.name + " is not empty");
        if (table.is_search) {
            copy_search_rows(from, *from_tables, *to_tables, table.name);
        } else {
            copy_rows(from, to, table);
            to_tables->set_last_id(table.name, from_tables->last_id(table.name));
        }
        out.push_back({table.name, count_rows(from, *from_tables, table)});
        if (count_rows(to, *to_tables, table) != out.back().row_count) differ(table.name + " lacks rows");
    }
    to_tables->close_after_load();
    return out;
}

void copy_into_sqlite(Connection& from, std::string const& path) {
    Database copy(sqlite_driver(path));
    migrate(copy, applied_version(from));
    auto const done = copy.write(
        [&](Connection& to) -> Result<std::vector<TransferredTable>> { return transfer(from, to); });
    ENSURE(done.ok());
}

}  // namespace zs::store
