#include "store/group_commit.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "base/error.h"
#include "store/database.h"
#include "store/schema.h"
#include "store/scratch_database.h"

using namespace zs;
using namespace zs::store;

namespace {

constexpr char const* kAdd =
    "INSERT INTO jurisdictions (level, name, path) VALUES ('district', $1, $2) RETURNING id";

void add(Connection& connection, std::string const& name) {
    connection.value<std::int64_t>(kAdd, name, name);
}

struct Place {
    Place() { migrate(database); }

    std::int64_t count() {
        return database.read([](Connection& connection) {
            return connection.value<std::int64_t>("SELECT count(*) FROM jurisdictions").value_or(-1);
        });
    }

    /// Holds the writer until the works all wait, so that they are one group, and then writes nothing.
    void together(std::vector<std::function<void()>> const& works) {
        std::vector<std::thread> threads;
        auto const held = database.write([&](Connection&) -> Result<void> {
            for (auto const& work : works)
                threads.emplace_back(work);
            while (database.waiting_count() < works.size())
                std::this_thread::yield();
            return Error{ErrorCode::conflict, "x", "", {}};
        });
        CHECK(!held.ok());
        for (auto& thread : threads)
            thread.join();
    }

    ScratchDatabase scratch;
    Database database{scratch.driver()};
};

}  // namespace

TEST_CASE("of those who write together each keeps or drops only its own") {
    Place place;
    std::atomic<int> refused = 0;
    std::atomic<int> thrown = 0;
    std::atomic<int> failed_in_database = 0;
    std::vector<std::function<void()>> works;
    for (int n = 0; n < 12; ++n) {
        works.emplace_back([&, n] {
            auto const name = "b" + std::to_string(n);
            try {
                auto const done = place.database.write([&](Connection& connection) -> Result<void> {
                    add(connection, name);
                    if (n % 4 == 1) return Error{ErrorCode::conflict, "x", "", {}};
                    if (n % 4 == 2) throw std::runtime_error("a bug");
                    if (n % 4 == 3) add(connection, name);  // the path is unique
                    return {};
                });
                if (!done.ok()) ++refused;
            } catch (DatabaseError const&) {
                ++failed_in_database;
            } catch (std::runtime_error const&) {
                ++thrown;
            }
        });
    }
    place.together(works);
    CHECK(refused == 3);
    CHECK(thrown == 3);
    CHECK(failed_in_database == 3);
    CHECK(place.count() == 3);
}

TEST_CASE("those who write together share a commit") {
    Place place;
    std::vector<std::function<void()>> works;
    for (int n = 0; n < 8; ++n) {
        works.emplace_back([&, n] {
            auto const done = place.database.write([&](Connection& connection) -> Result<void> {
                add(connection, "c" + std::to_string(n));
                return {};
            });
            CHECK(done.ok());
        });
    }
    auto const before = place.database.commit_count();
    place.together(works);
    CHECK(place.count() == 8);
    CHECK(place.database.commit_count() - before == 1);
}

TEST_CASE("who comes to write while others are at work is in their commit") {
    Place place;
    std::thread late;
    auto const before = place.database.commit_count();
    auto const first = place.database.write([&](Connection& connection) -> Result<void> {
        add(connection, "e0");
        late = std::thread([&] {
            auto const done = place.database.write([&](Connection& its) -> Result<void> {
                add(its, "e1");
                return {};
            });
            CHECK(done.ok());
        });
        while (place.database.waiting_count() < 1)
            std::this_thread::yield();
        return {};
    });
    late.join();
    CHECK(first.ok());
    CHECK(place.count() == 2);
    CHECK(place.database.commit_count() - before == 1);
}

TEST_CASE("a transaction that is lost takes those with it that were in it, and nobody else") {
    Place place;
    std::atomic<int> failed = 0;
    std::vector<std::function<void()>> works;
    for (int n = 0; n < 6; ++n) {
        works.emplace_back([&, n] {
            try {
                auto const done = place.database.write([&](Connection& connection) -> Result<void> {
                    add(connection, "d" + std::to_string(n));
                    // What SQLite does by itself when the disk is full.
                    if (n == 3) connection.run("ROLLBACK");
                    return {};
                });
                CHECK(done.ok());
            } catch (DatabaseError const&) {
                ++failed;
            }
        });
    }
    place.together(works);
    CHECK(failed >= 1);
    CHECK(place.count() == 6 - failed);
}
