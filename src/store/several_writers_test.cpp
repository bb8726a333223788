#include <doctest/doctest.h>

#include <thread>

#include "base/error.h"
#include "store/audit_log.h"
#include "store/database.h"
#include "store/schema.h"
#include "store/scratch_database.h"

using namespace zs;
using namespace zs::store;

// Each Database is what one process has: nothing in this process keeps them apart.

namespace {

constexpr int kInstances = 4;
constexpr int kRecordsEach = 25;

/// Half of them by the way of small changes.
void append(Database& database, int count) {
    int left = count;
    auto const append_one = [&] {
        auto const written = database.write([](Connection& connection) -> Result<void> {
            AuditLog(connection).append({0, "t", "a", "b", "c", "{}", "", ""});
            return {};
        });
        CHECK(written.ok());
        return --left > count / 2;
    };
    database.share(append_one);
    while (left > 0)
        append_one();
}

}  // namespace

TEST_CASE("several instances append to one unbroken chain") {
    ScratchDatabase scratch;
    Database first(scratch.driver());
    migrate(first);
    std::vector<std::thread> instances;
    for (int i = 0; i < kInstances; ++i) {
        instances.emplace_back([&] {
            Database database(scratch.driver());
            append(database, kRecordsEach);
        });
    }
    for (auto& instance : instances)
        instance.join();
    first.read([](Connection& connection) {
        std::int64_t count = 0;
        std::string previous;
        AuditLog(connection).for_each([&](AuditRecord const& record) {
            CHECK(record.sequence == ++count);
            CHECK((previous.empty() || record.previous_digest == previous));
            previous = record.chain_digest;
            return true;
        });
        CHECK(count == kInstances * kRecordsEach);
        return 0;
    });
}

TEST_CASE("instances that start at once migrate a database once") {
    ScratchDatabase scratch;
    std::vector<std::thread> instances;
    for (int i = 0; i < kInstances; ++i) {
        instances.emplace_back([&] {
            Database database(scratch.driver());
            CHECK(migrate(database) != SchemaOutcome::newer);
        });
    }
    for (auto& instance : instances)
        instance.join();
    Database database(scratch.driver());
    CHECK(migrate(database) == SchemaOutcome::current);
    database.read([](Connection& connection) {
        CHECK(connection.value<int>("SELECT count(*) FROM schema_migrations") == schema_version());
        return 0;
    });
}
