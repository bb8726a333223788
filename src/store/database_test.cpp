#include "store/database.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "base/error.h"
#include "store/filter.h"
#include "store/schema.h"
#include "store/scratch_database.h"

using namespace zs;
using namespace zs::store;
using namespace std::string_view_literals;

namespace {

struct Fresh {
    Fresh() {
        auto const made = database.write([](Connection& connection) -> Result<void> {
            connection.execute_script(
                "CREATE TABLE t (id {{id}}, a TEXT, b {{real}}, c {{bigint}}) {{strict}};");
            return {};
        });
        REQUIRE(made.ok());
    }
    int count() {
        return database.read(
            [](Connection& connection) { return *connection.value<int>("SELECT count(*) FROM t"); });
    }
    ScratchDatabase scratch;
    Database database{scratch.driver(), 2};
};

constexpr std::string_view kInsert = "INSERT INTO t (a, b, c) VALUES ($1, $2, $3)";

}  // namespace

TEST_CASE("values of every kind come back as they were bound") {
    Fresh fresh;
    std::optional<std::string> none;
    auto const done = fresh.database.write([&](Connection& connection) -> Result<void> {
        connection.run(kInsert, "文'字\\\n内"sv, 0.1, std::int64_t{1} << 60);
        connection.run(kInsert, none, none, true);
        return {};
    });
    REQUIRE(done.ok());
    fresh.database.read([&](Connection& connection) {
        auto cursor = connection.query("SELECT a, b, c FROM t ORDER BY id");
        std::optional<std::string> a;
        std::optional<double> b;
        std::int64_t c = 0;
        REQUIRE(cursor.next());
        cursor.read(a, b, c);
        CHECK(a == "文'字\\\n内");
        CHECK(b == 0.1);
        CHECK(c == std::int64_t{1} << 60);
        REQUIRE(cursor.next());
        cursor.read(a, b, c);
        CHECK_FALSE(a.has_value());
        CHECK_FALSE(b.has_value());
        CHECK(c == 1);
        CHECK_FALSE(cursor.next());
        return 0;
    });
}

TEST_CASE("parameters are placed by their number, not by their order in the text") {
    Fresh fresh;
    fresh.database.read([](Connection& connection) {
        auto cursor = connection.query("SELECT CAST($2 AS TEXT), CAST($1 AS TEXT)", "one", "two");
        std::string first, second;
        REQUIRE(cursor.next());
        cursor.read(first, second);
        CHECK(first == "two");
        CHECK(second == "one");
        return 0;
    });
}

TEST_CASE("a transaction is dropped by an error and by an exception, kept by success") {
    Fresh fresh;
    auto const refused = fresh.database.write([](Connection& connection) -> Result<void> {
        connection.run(kInsert, "x", 0.0, 0);
        return Error{ErrorCode::conflict, "", "", {}};
    });
    CHECK_FALSE(refused.ok());
    CHECK(fresh.count() == 0);
    CHECK_THROWS_AS(static_cast<void>(fresh.database.write([](Connection& connection) -> Result<void> {
                        connection.run(kInsert, "x", 0.0, 0);
                        throw std::runtime_error("no");
                    })),
                    std::runtime_error);
    CHECK(fresh.count() == 0);
    CHECK(fresh.database
              .write([](Connection& connection) -> Result<void> {
                  connection.run(kInsert, "x", 0.0, 0);
                  return {};
              })
              .ok());
    CHECK(fresh.count() == 1);
}

TEST_CASE("a read sees one state while others write") {
    Fresh fresh;
    fresh.database.read([&](Connection& connection) {
        auto const before = connection.value<int>("SELECT count(*) FROM t");
        std::thread writer([&] {
            static_cast<void>(fresh.database.write([](Connection& other) -> Result<void> {
                other.run(kInsert, "x", 0.0, 0);
                return {};
            }));
        });
        writer.join();
        CHECK(connection.value<int>("SELECT count(*) FROM t") == before);
        return 0;
    });
    CHECK(fresh.count() == 1);
}

TEST_CASE("more readers than connections take turns") {
    Fresh fresh;
    std::atomic<int> done = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 8; ++i)
        readers.emplace_back([&] { done += fresh.count() == 0 ? 1 : 0; });
    for (auto& reader : readers)
        reader.join();
    CHECK(done == 8);
}

TEST_CASE("a reader cannot write") {
    Fresh fresh;
    CHECK_THROWS_AS(
        fresh.database.read([](Connection& connection) { return connection.run(kInsert, "x", 0.0, 0); }),
        DatabaseError);
}

TEST_CASE("the same query nested in itself is caught") {
    Fresh fresh;
    fresh.database.read([](Connection& connection) {
        auto outer = connection.query("SELECT id FROM t");
        CHECK_THROWS_AS(connection.query("SELECT id FROM t"), std::logic_error);
        return 0;
    });
}

TEST_CASE("a filter numbers its values") {
    Filter filter;
    filter.add("a = $?", std::int64_t{7});
    filter.add("b IS NULL");
    filter.add("c IN (SELECT x FROM y WHERE z = $?)", std::string("w"));
    CHECK(filter.where() == " WHERE a = $1 AND b IS NULL AND c IN (SELECT x FROM y WHERE z = $2)");
    CHECK(filter.limit(5, 10) == " LIMIT $3 OFFSET $4");
    CHECK(filter.values().size() == 4);
}
