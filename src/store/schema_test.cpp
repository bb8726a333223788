#include "store/schema.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "store/database.h"
#include "store/scratch_database.h"

using namespace zs;
using namespace zs::store;

namespace {

struct Fresh {
    ScratchDatabase scratch;
    Database database{scratch.driver()};
};

}  // namespace

TEST_CASE("an empty database is migrated once") {
    Fresh fresh;
    CHECK(migrate(fresh.database) == SchemaOutcome::migrated);
    CHECK(migrate(fresh.database) == SchemaOutcome::current);
}

TEST_CASE("a database of a newer program is refused and left alone") {
    Fresh fresh;
    migrate(fresh.database);
    auto const pretended = fresh.database.write([](Connection& connection) -> Result<void> {
        connection.run("INSERT INTO schema_migrations (version, name, digest) VALUES ($1, 'x', 'x')",
                       schema_version() + 1);
        return {};
    });
    REQUIRE(pretended.ok());
    CHECK(migrate(fresh.database) == SchemaOutcome::newer);
}

TEST_CASE("every statement of every store fits the schema") {
    Fresh fresh;
    migrate(fresh.database);
    fresh.database.read([](Connection& connection) {
        CHECK_NOTHROW(prepare_all(connection));
        return 0;
    });
}
