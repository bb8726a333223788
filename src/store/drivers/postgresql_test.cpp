#include "store/drivers/postgresql.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "store/schema.h"
#include "store/scratch_database.h"
#include "store/search_sql.h"

using namespace zs;
using namespace zs::store;

// What only a server does. The other tests of the store run on it too; without $ZHUNSHENG_TEST_POSTGRES these
// have nothing to ask.

namespace {

constexpr std::string_view kOwnProcess = "SELECT pg_backend_pid()";

DatabaseTrouble trouble_in(Database& database, std::string const& sql) {
    try {
        static_cast<void>(database.write([&](Connection& connection) -> Result<void> {
            connection.run(sql);
            return {};
        }));
    } catch (DatabaseError const& error) {
        return error.trouble();
    }
    return DatabaseTrouble::other;
}

/// As an operator or a restart of the server would.
void end_process(ScratchDatabase const& scratch, int process) {
    Database other(scratch.driver());
    static_cast<void>(other.write([&](Connection& connection) -> Result<void> {
        connection.value<bool>("SELECT pg_terminate_backend(CAST($1 AS INTEGER))", process);
        return {};
    }));
}

}  // namespace

TEST_CASE("PostgreSQL: a connection lost while nobody used it is made anew without notice") {
    ScratchDatabase scratch;
    if (!scratch.is_server()) return;
    Database database(scratch.driver(), 1);
    auto const ask = [&] {
        return database.read([](Connection& connection) { return *connection.value<int>(kOwnProcess); });
    };
    int const before = ask();
    end_process(scratch, before);
    int const after = ask();
    CHECK(after != before);
    CHECK(ask() == after);
}

TEST_CASE("PostgreSQL: a connection lost within a transaction fails it and only it") {
    ScratchDatabase scratch;
    if (!scratch.is_server()) return;
    Database database(scratch.driver());
    migrate(database);
    auto const lost = [&] {
        static_cast<void>(database.write([&](Connection& connection) -> Result<void> {
            connection.value<bool>("SELECT pg_terminate_backend(pg_backend_pid())");
            return {};
        }));
    };
    try {
        lost();
        CHECK(false);
    } catch (DatabaseError const& error) {
        CHECK(error.trouble() == DatabaseTrouble::unavailable);
    }
    auto const next = database.write(
        [](Connection& connection) -> Result<int> { return *connection.value<int>("SELECT 1"); });
    CHECK(next.ok());
}

TEST_CASE("PostgreSQL: what the server says is put into one of few words") {
    ScratchDatabase scratch;
    if (!scratch.is_server()) return;
    Database database(scratch.driver());
    migrate(database);
    CHECK(trouble_in(database, "INSERT INTO sessions VALUES ('x', 99, 'x', 'x')") ==
          DatabaseTrouble::constraint);
    CHECK(trouble_in(database, "UPDATE audit_log SET actor = 'x'") == DatabaseTrouble::other);
    CHECK(trouble_in(database, "SELECT nonsense") == DatabaseTrouble::other);
    Database nowhere(postgresql_driver("postgresql://127.0.0.1:1/none?connect_timeout=2"));
    CHECK(trouble_in(nowhere, "SELECT 1") == DatabaseTrouble::unavailable);
    Database garbled(postgresql_driver("postgresql://user:secret@[::1"));
    try {
        garbled.read([](Connection&) { return 0; });
        CHECK(false);
    } catch (DatabaseError const& error) {
        CHECK(std::string(error.what()).find("secret") == std::string::npos);
    }
}

TEST_CASE("PostgreSQL: a commit after a failed statement is no success") {
    ScratchDatabase scratch;
    if (!scratch.is_server()) return;
    Database database(scratch.driver());
    auto const swallowed = [&] {
        return database.write([](Connection& connection) -> Result<void> {
            CHECK_THROWS_AS(connection.run("SELECT nonsense"), DatabaseError);
            return {};
        });
    };
    CHECK_THROWS_AS(static_cast<void>(swallowed()), DatabaseError);
}

TEST_CASE("PostgreSQL: who did not get its turn to write in time gets it the next time") {
    ScratchDatabase scratch;
    if (!scratch.is_server()) return;
    Database holder(scratch.driver());
    Database database(scratch.driver());
    auto const write_nothing = [](Connection& connection) -> Result<void> {
        connection.run("CREATE TABLE IF NOT EXISTS turns (id INTEGER)");
        return {};
    };
    // The session of the writer, from now on of little patience.
    REQUIRE(database
                .write([](Connection& connection) -> Result<void> {
                    connection.run("SET lock_timeout = '100ms'");
                    return {};
                })
                .ok());
    auto const held = holder.write([&](Connection&) -> Result<void> {
        CHECK_THROWS_AS(static_cast<void>(database.write(write_nothing)), DatabaseError);
        CHECK_THROWS_AS(static_cast<void>(database.write(write_nothing)), DatabaseError);
        return {};
    });
    CHECK(held.ok());
    CHECK(database.write(write_nothing).ok());
}

TEST_CASE("PostgreSQL: rows come in parts from a stream, with other queries between them") {
    ScratchDatabase scratch;
    if (!scratch.is_server()) return;
    Database database(scratch.driver());
    database.read([](Connection& connection) {
        for (int round = 0; round < 2; ++round) {
            std::int64_t sum = 0;
            auto cursor =
                connection.stream("SELECT n FROM generate_series(1, CAST($1 AS BIGINT)) AS g (n)", 1234);
            while (cursor.next()) {
                std::int64_t n = 0;
                cursor.read(n);
                sum += *connection.value<std::int64_t>("SELECT CAST($1 AS BIGINT) + 1", n);
            }
            CHECK(sum == 1234 * 1235 / 2 + 1234);
        }
        return 0;
    });
}

TEST_CASE("PostgreSQL: of more statements than are kept each still works") {
    ScratchDatabase scratch;
    if (!scratch.is_server()) return;
    Database database(scratch.driver());
    database.read([](Connection& connection) {
        for (int i = 0; i < 600; ++i)
            CHECK(connection.value<int>("SELECT " + std::to_string(i % 300)) == i % 300);
        CHECK(*connection.value<int>("SELECT count(*) FROM pg_prepared_statements") <= 257);
        return 0;
    });
}

TEST_CASE("a long text is found at its beginning, its end and across its parts") {
    ScratchDatabase scratch;
    Database database(scratch.driver());
    migrate(database);
    std::string text;
    for (int i = 0; i < 6000; ++i)
        text += "重复的话";
    for (char32_t c = 0x4E00; c < 0x4E00 + 14'000; ++c) {
        text += static_cast<char>(0xE0 | (c >> 12U));
        text += static_cast<char>(0x80 | ((c >> 6U) & 0x3FU));
        text += static_cast<char>(0x80 | (c & 0x3FU));
    }
    text += "结尾处。";
    auto const put = database.write([&](Connection& connection) -> Result<void> {
        put_search(connection, connection.search_sql(), 1, text, "三个 周围");
        return {};
    });
    REQUIRE(put.ok());
    database.read([&](Connection& connection) {
        auto const& sql = connection.search_sql();
        auto const finds = [&](std::string const& q) {
            return connection.value<int>(sql.count, sql.expression(q)) == 1;
        };
        CHECK(finds("复的话重复"));
        CHECK(finds("结尾处"));
        CHECK(finds("处"));
        CHECK(finds("重复 结尾 周围"));
        CHECK_FALSE(finds("处三个"));
        CHECK_FALSE(finds("尾结"));
        for (std::size_t at = 72'000; at + 60 < text.size(); at += 2'997)
            CHECK(finds(text.substr(at, 60)));
        return 0;
    });
}
