#include "store/relation_store.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/plan_store.h"
#include "store/schema.h"
#include "store/scratch_database.h"

using namespace zs;
using namespace zs::store;

namespace {

struct Fresh {
    Fresh() { migrate(database); }

    CatalogueId catalogue(std::string const& title) {
        CatalogueDetail detail;
        detail.summary.title = title;
        detail.summary.created_at = "2026-01-01T00:00:00Z";
        return *database.write([&](Connection& connection) -> Result<CatalogueId> {
            return CatalogueStore(connection).insert(detail, std::nullopt);
        });
    }

    ScratchDatabase scratch;
    Database database{scratch.driver()};
};

}  // namespace

TEST_CASE("a relation is seen from both sides, changed and taken away") {
    Fresh fresh;
    auto const older = fresh.catalogue("旧版");
    auto const other = fresh.catalogue("上级");
    auto const newer = fresh.catalogue("新版");
    auto const done = fresh.database.write([&](Connection& connection) -> Result<void> {
        RelationStore relations(connection);
        relations.set(newer, Relation::follows, older);
        relations.set(newer, Relation::base, older);
        relations.set(newer, Relation::base, other);
        CHECK(relations.find(newer, Relation::base) == other);
        REQUIRE(relations.named_by(newer).size() == 2);
        CHECK(relations.named_by(newer)[0].title == "上级");
        REQUIRE(relations.naming(older).size() == 1);
        CHECK(relations.naming(older)[0].id == newer);
        CHECK(relations.naming(older)[0].relation == Relation::follows);
        relations.set(newer, Relation::base, std::nullopt);
        CHECK_FALSE(relations.find(newer, Relation::base));
        return {};
    });
    CHECK(done.ok());
}

TEST_CASE("a plan is kept as it was read and cannot be changed once published") {
    Fresh fresh;
    auto const id = fresh.catalogue("一");
    catalogue::Plan plan;
    plan.stages.push_back({"动员部署", "2026-03-01", "2026-03-31", "印发方案。", {"方案"}, {}});
    plan.filling_rules.push_back({"", "一般不超过500字。", {}});
    auto const done = fresh.database.write([&](Connection& connection) -> Result<void> {
        CHECK_FALSE(PlanStore(connection).find(id));
        PlanStore(connection).insert(id, plan);
        auto const found = PlanStore(connection).find(id);
        REQUIRE(found);
        REQUIRE(found->stages.size() == 1);
        CHECK(found->stages[0].until == "2026-03-31");
        CHECK(found->stages[0].deliverables == std::vector<std::string>{"方案"});
        CHECK(found->filling_rules.at(0).text == "一般不超过500字。");
        CatalogueStore(connection).set_published(id, "2026-01-02T00:00:00Z");
        return {};
    });
    CHECK(done.ok());
    auto const remove = [&] {
        return fresh.database.write([&](Connection& connection) -> Result<std::int64_t> {
            return connection.run("DELETE FROM catalogue_plans WHERE catalogue_id = $1", id);
        });
    };
    CHECK_THROWS_AS(static_cast<void>(remove()), DatabaseError);
}

TEST_CASE("what only the audit log knew of versions is a relation after the migration") {
    ScratchDatabase scratch;
    scratch.load("tests/db/v0004.sqlite");
    Database database(scratch.driver());
    std::vector<CatalogueId> ids;
    auto const noted = database.write([&](Connection& connection) -> Result<void> {
        auto cursor = connection.query("SELECT id FROM catalogues ORDER BY id");
        while (cursor.next())
            cursor.read(ids.emplace_back());
        REQUIRE(ids.size() == 2);
        connection.run(
            "INSERT INTO audit_log SELECT max(sequence) + 1, 'x', 'x', 'catalogue.published', $1, $2, 'x', "
            "'x' FROM audit_log",
            "catalogue/" + std::to_string(ids[1].value),
            "{\"title\":\"x\",\"follows\":" + std::to_string(ids[0].value) + "}");
        return {};
    });
    REQUIRE(noted.ok());
    REQUIRE(migrate(database) == SchemaOutcome::migrated);
    database.read([&](Connection& connection) {
        CHECK(RelationStore(connection).find(ids[1], Relation::follows) == ids[0]);
        CHECK_FALSE(RelationStore(connection).find(ids[0], Relation::follows));
        return 0;
    });
}
