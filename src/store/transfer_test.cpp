#include "store/transfer.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "base/error.h"
#include "base/scratch_folder.h"
#include "store/audit_log.h"
#include "store/database.h"
#include "store/drivers/drivers.h"
#include "store/drivers/sqlite.h"
#include "store/schema.h"
#include "store/scratch_database.h"
#include "store/search_sql.h"
#include "store/tables.h"
#include "store/user_store.h"

using namespace zs;
using namespace zs::store;

namespace {

/// The systems write 1.0 and 1; everything else alike.
std::string cell_text(Cursor const& cursor, int column, bool is_real) {
    if (is_real) {
        double value = 0;
        cursor.get(column, value);
        return fmt::format("{}", value);
    }
    std::optional<std::string> value;
    cursor.get(column, value);
    return value.value_or("NULL");
}

/// Every row of every table as text, sorted.
std::map<std::string, std::vector<std::string>> dump(Database& database) {
    return database.read([](Connection& connection) {
        std::map<std::string, std::vector<std::string>> out;
        auto const tables = connection.tables();
        for (auto const& table : tables->shapes()) {
            auto& rows = out[table.name];
            std::string columns;
            for (auto const& column : table.columns)
                columns += (columns.empty() ? "" : ", ") + column.name;
            std::size_t const width = table.is_search ? 3 : table.columns.size();
            auto cursor =
                connection.query(table.is_search ? tables->search_rows(table.name)
                                                 : fmt::format("SELECT {} FROM {}", columns, table.name));
            while (cursor.next()) {
                auto& row = rows.emplace_back();
                for (std::size_t at = 0; at < width; ++at) {
                    bool const is_real = !table.is_search && table.columns[at].kind == ColumnKind::real;
                    row += cell_text(cursor, static_cast<int>(at), is_real) + "|";
                }
            }
            std::sort(rows.begin(), rows.end());
        }
        return out;
    });
}

/// What the schema of a table allows a column to hold: the first word of its CHECK, or something of its kind
/// that is hard to move.
std::string literal_of(TableShape::Column const& column, std::string const& schema, int row) {
    auto const check = schema.find("(" + column.name + " IN (");
    if (check != std::string::npos) {
        auto const begin = schema.find("IN (", check) + 4;
        return schema.substr(begin, schema.find_first_of(",)", begin) - begin);
    }
    if (column.name == "published_at") return "NULL";  // of a draft
    if (schema.find("CHECK ((message_id IS NULL)") != std::string::npos && column.name == "channel_id")
        return "NULL";                                                           // one of the two
    bool const other = column.name == "other_id" || column.name == "member_id";  // never itself
    switch (column.kind) {
        case ColumnKind::integer: return std::to_string(other ? 3 - row : row);
        case ColumnKind::real: return fmt::format("{}.1", row);
        case ColumnKind::bytes: return fmt::format("x'00ff{:02}'", row);
        case ColumnKind::text: break;
    }
    return fmt::format("'{{\"准绳\": \"第{}行 ''引号''\\n\t😀\"}}\n'", row);
}

/// Two rows in every table there is, with references that hold: no table can be forgotten.
void fill_every_table(Connection& connection) {
    auto const tables = connection.tables();
    tables->open_for_load();
    for (auto const& table : tables->shapes()) {
        if (table.name == "schema_migrations") continue;
        auto const schema =
            *connection.value<std::string>("SELECT sql FROM sqlite_schema WHERE name = $1", table.name);
        for (int row = 1; row <= 2; ++row) {
            if (table.is_search) {
                tables->put_search_row(table.name, row, "执法检查第" + std::to_string(row), "一、执法");
                continue;
            }
            std::string names, values;
            for (auto const& column : table.columns) {
                names += (names.empty() ? "" : ", ") + column.name;
                values += (values.empty() ? "" : ", ") + literal_of(column, schema, row);
            }
            CAPTURE(table.name);
            if (schema.find("CHECK (id = 1)") != std::string::npos && row == 2) continue;
            connection.run(fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, names, values));
        }
    }
    tables->close_after_load();
}

/// A database of the last frozen version in the system that is tested.
struct Loaded {
    Loaded() {
        scratch.load(file);
        migrate(database);
    }
    std::string file = fmt::format("tests/db/v{:04}.sqlite", 6);
    ScratchDatabase scratch;
    Database database{scratch.driver()};
};

}  // namespace

TEST_CASE("a copy as an SQLite file holds every row, and nothing but them") {
    Loaded place;
    ScratchFolder folder;
    auto const path = (folder.path() / "copy.db").string();
    place.database.copy_to(path);
    Database copy(sqlite_driver(path));
    CHECK(migrate(copy) == SchemaOutcome::current);
    auto const wanted = dump(place.database);
    CHECK(wanted.at("items").size() > 4);
    CHECK(wanted.at("item_search").size() == wanted.at("items").size());
    CHECK(dump(copy) == wanted);
}

TEST_CASE("rows of every table there is are moved, whatever they hold") {
    ScratchFolder folder;
    Database source(sqlite_driver((folder.path() / "full.db").string()));
    migrate(source);
    auto const filled = source.write([](Connection& connection) -> Result<void> {
        fill_every_table(connection);
        return {};
    });
    REQUIRE(filled.ok());
    ScratchDatabase scratch;
    Database target(scratch.driver());
    migrate(target);
    auto const moved = source.read([&](Connection& from) {
        return target.write(
            [&](Connection& to) -> Result<std::vector<TransferredTable>> { return transfer(from, to); });
    });
    REQUIRE(moved.ok());
    CHECK(moved->size() > 50);
    for (auto const& table : *moved) {
        CAPTURE(table.name);
        CHECK(table.row_count >= 1);
    }
    auto wanted = dump(source);
    auto got = dump(target);
    wanted.erase("schema_migrations");
    got.erase("schema_migrations");
    CHECK(got == wanted);
}

TEST_CASE("after a transfer the guards stand, ids go on and the search finds") {
    Loaded place;
    ScratchDatabase scratch;
    Database target(scratch.driver());
    migrate(target);
    auto const moved = place.database.read([&](Connection& from) {
        return target.write(
            [&](Connection& to) -> Result<std::vector<TransferredTable>> { return transfer(from, to); });
    });
    REQUIRE(moved.ok());
    CHECK(dump(target) == dump(place.database));
    auto const last =
        target.read([](Connection& connection) { return connection.tables()->last_id("users"); });
    CHECK(last > 0);
    auto const refused = [&](char const* sql) {
        CHECK_THROWS_AS(static_cast<void>(target.write([&](Connection& connection) -> Result<void> {
                            connection.run(sql);
                            return {};
                        })),
                        DatabaseError);
    };
    refused("UPDATE audit_log SET actor = 'x'");
    refused("DELETE FROM items WHERE catalogue_id IN (SELECT id FROM catalogues WHERE state = 'published')");
    refused("INSERT INTO sessions (token_digest, user_id, created_at, seen_at) VALUES ('x', 99, 'x', 'x')");
    auto const added = target.write([&](Connection& connection) -> Result<std::int64_t> {
        User user;
        user.user_name = "next";
        auto const id = UserStore(connection).insert(user, "x");
        return id->value;
    });
    CHECK(*added > last);
    target.read([](Connection& connection) {
        auto const& sql = connection.search_sql();
        CHECK(connection.value<int>(sql.count, sql.expression("执法")).value_or(0) > 0);
        return 0;
    });
}

TEST_CASE("a database that holds something is not written into") {
    Loaded place;
    Loaded other;
    CHECK_FALSE(other.database.read([](Connection& connection) { return has_no_rows(connection); }));
    auto const attempt = [&] {
        place.database.read([&](Connection& from) {
            static_cast<void>(other.database.write(
                [&](Connection& to) -> Result<std::vector<TransferredTable>> { return transfer(from, to); }));
            return 0;
        });
    };
    CHECK_THROWS_AS(attempt(), DatabaseError);
    CHECK(dump(other.database) == dump(place.database));
}

TEST_CASE("a location is shown without its password") {
    CHECK(public_location("postgresql://zs:p@ss@db.example:5432/zs?sslpassword=x") ==
          "postgresql://db.example:5432/zs");
    CHECK(public_location("postgres://db/zs") == "postgresql://db/zs");
    CHECK(public_location("var/zhunsheng.db") == "var/zhunsheng.db");
}
