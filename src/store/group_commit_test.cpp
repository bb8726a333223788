#include "store/group_commit.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <utility>

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

namespace {

Result<void> write_one(Database& database, std::string const& name, bool keep = true) {
    return database.write([&](Connection& connection) -> Result<void> {
        add(connection, name);
        if (!keep) return Error{ErrorCode::conflict, "x", "", {}};
        return {};
    });
}

void share_once(Database& database, std::function<void()> const& all) {
    bool done = false;
    database.share([&] {
        if (!done) all();
        return !std::exchange(done, true);
    });
}

}  // namespace

TEST_CASE("what shares a commit is seen by those after it at once, by others when it is durable") {
    Place place;
    std::int64_t seen_within = 0;
    std::int64_t seen_outside = -1;
    auto const before = place.database.commit_count();
    share_once(place.database, [&] {
        CHECK(write_one(place.database, "s0").ok());
        CHECK(!write_one(place.database, "s1", false).ok());
        CHECK_THROWS_AS(place.database.write([](Connection& connection) -> Result<void> {
            add(connection, "s2");
            throw std::runtime_error("a bug");
        }),
                        std::runtime_error);
        CHECK_THROWS_AS(static_cast<void>(write_one(place.database, "s0")), DatabaseError);
        CHECK(place.database.try_write([](Connection& connection) -> Result<void> {
            add(connection, "s3");
            return {};
        }));
        seen_within = place.count();
        std::thread([&] { seen_outside = place.count(); }).join();
    });
    CHECK(seen_within == 2);
    CHECK(seen_outside == 0);
    CHECK(place.count() == 2);
    CHECK(place.database.commit_count() - before == 1);
}

TEST_CASE("nothing is kept of those who share a commit if what runs them throws, or if they keep nothing") {
    Place place;
    auto const before = place.database.commit_count();
    CHECK_THROWS_AS(share_once(place.database,
                               [&] {
                                   CHECK(write_one(place.database, "t0").ok());
                                   throw std::runtime_error("a bug");
                               }),
                    std::runtime_error);
    share_once(place.database, [&] { CHECK(!write_one(place.database, "t1", false).ok()); });
    share_once(place.database, [] {});
    CHECK(place.count() == 0);
    CHECK(place.database.commit_count() == before);
}

TEST_CASE("those who share a commit share it with others, and each group keeps only its own") {
    Place place;
    auto const before = place.database.commit_count();
    std::vector<std::function<void()>> works;
    for (int n = 0; n < 3; ++n) {
        auto const name = "u" + std::to_string(n);
        works.emplace_back([&, name] { CHECK(write_one(place.database, name + "/alone").ok()); });
        works.emplace_back([&, name] {
            share_once(place.database, [&] {
                CHECK(write_one(place.database, name + "/a").ok());
                CHECK(!write_one(place.database, name + "/b", false).ok());
                CHECK(write_one(place.database, name + "/c").ok());
            });
        });
    }
    place.together(works);
    CHECK(place.count() == 9);
    CHECK(place.database.commit_count() - before == 1);
}

TEST_CASE(
    "when their transaction is lost, those who share a commit are told, and nobody after them is tried") {
    Place place;
    int tried = 0;
    int told = 0;
    CHECK_THROWS_AS(place.database.share([&] {
        ++tried;
        for (auto const* const part : {"first", "second"}) {
            try {
                static_cast<void>(place.database.write([&](Connection& connection) -> Result<void> {
                    add(connection, part + std::to_string(tried));
                    // What SQLite does by itself when the disk is full.
                    if (tried == 2 && told == 0) connection.run("ROLLBACK");
                    return {};
                }));
            } catch (DatabaseError const&) {
                ++told;
            }
        }
        return tried < 5;
    }),
                    DatabaseError);
    CHECK(tried == 2);
    CHECK(told == 2);
    CHECK(write_one(place.database, "v9").ok());
    CHECK(place.count() == 1);
}

TEST_CASE("who writes only if nobody else does takes nobody into its commit") {
    Place place;
    std::thread late;
    auto const before = place.database.commit_count();
    CHECK(place.database.try_write([&](Connection& connection) -> Result<void> {
        add(connection, "x0");
        late = std::thread([&] { CHECK(write_one(place.database, "x1").ok()); });
        while (place.database.waiting_count() < 1)
            std::this_thread::yield();
        return {};
    }));
    late.join();
    CHECK(place.count() == 2);
    CHECK(place.database.commit_count() - before == 2);
}

TEST_CASE("a change of many pages can be dropped and kept behind others in a transaction") {
    constexpr int kRows = 400;
    std::string const long_name(8'000, 'n');
    Place place;
    auto const filled = place.database.write([&](Connection& connection) -> Result<void> {
        for (int n = 0; n < kRows; ++n)
            connection.value<std::int64_t>(kAdd, long_name, std::to_string(n));
        return {};
    });
    REQUIRE(filled.ok());
    auto const rename_all = [&](char const* name, bool keep) {
        return place.database.write([&](Connection& connection) -> Result<void> {
            connection.run("UPDATE jurisdictions SET name = $1", name);
            if (!keep) return Error{ErrorCode::conflict, "x", "", {}};
            return {};
        });
    };
    auto const count_of = [&](std::string const& name) {
        return place.database.read([&](Connection& connection) {
            return connection.value<std::int64_t>("SELECT count(*) FROM jurisdictions WHERE name = $1", name);
        });
    };
    place.together({[&] { CHECK(!rename_all("dropped", false).ok()); },
                    [&] { CHECK(write_one(place.database, "w0").ok()); },
                    [&] { CHECK(!rename_all("dropped", false).ok()); },
                    [&] { share_once(place.database, [&] { CHECK(!rename_all("dropped", false).ok()); }); }});
    CHECK(count_of(long_name) == kRows);
    place.together({[&] { CHECK(write_one(place.database, "w1").ok()); },
                    [&] { CHECK(rename_all("kept", true).ok()); }});
    CHECK(count_of("kept") == kRows + 2 - count_of("w1").value_or(0));
}
