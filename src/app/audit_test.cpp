#include "app/audit.h"

#include <doctest/doctest.h>

#include <sstream>

#include "app/use_case_test.h"
#include "base/text.h"

using namespace zs;
using namespace zs::app;

namespace {

/// Some life: a draft, an edit, a publication.
struct Lived : Workplace {
    Lived() : id(import(sample())) {
        REQUIRE(
            findings.apply_correction(findings.list({.catalogue_id = id}, {})->rows.at(0).id, editor).ok());
        REQUIRE(catalogues.publish(id, catalogues.find(id)->revision, editor).ok());
    }
    /// What somebody with the database file and a shell could do.
    void tamper(std::string const& sql) {
        auto const done = database.write([&](store::Connection& connection) -> Result<void> {
            disarm(connection, "audit_log", "no_update");
            disarm(connection, "audit_log", "no_delete");
            disarm(connection, "items", "frozen_update");
            connection.execute_script(sql);
            return {};
        });
        REQUIRE(done.ok());
    }
    std::string exported() {
        std::ostringstream out;
        export_audit(database, out);
        return out.str();
    }
    CatalogueId id;
};

}  // namespace

TEST_CASE("everything done is on record, newest first, in words") {
    Lived place;
    auto const entries = audit_entries(place.database, {});
    REQUIRE(entries.ok());
    CHECK(entries->total == static_cast<std::int64_t>(entries->rows.size()));
    auto const& newest = entries->rows.at(0);
    CHECK(newest.record.action == "catalogue.published");
    CHECK(newest.record.actor == "editor");
    CHECK(newest.record.at == "2024-03-01T08:00:00Z");
    CHECK(newest.summary == "发布指标体系：示例区指标体系");
    bool found_edit = false;
    for (auto const& entry : entries->rows) {
        if (entry.record.action != "item.changed") continue;
        found_edit = true;
        CHECK(contains(entry.record.payload, "证件齐备"));
        CHECK_FALSE(contains(entry.record.payload, "lead_units"));  // only what differs
    }
    CHECK(found_edit);
}

TEST_CASE("an untouched chain verifies, in the database and as an export") {
    Lived place;
    auto const inside = verify_audit(place.database);
    REQUIRE(inside.ok());
    std::istringstream in(place.exported());
    auto const outside = verify_audit_export(in);
    REQUIRE(outside.ok());
    CHECK(outside->head_digest == inside->head_digest);
    CHECK(outside->record_count == inside->record_count);
    CHECK(inside->record_count >= 5);
}

TEST_CASE("the database itself refuses to change or remove a record") {
    Lived place;
    for (char const* sql : {"UPDATE audit_log SET actor = 'x'", "DELETE FROM audit_log"}) {
        CAPTURE(sql);
        CHECK_THROWS_AS(
            static_cast<void>(place.database.write([&](store::Connection& connection) -> Result<void> {
                connection.run(sql);
                return {};
            })),
            store::DatabaseError);
    }
}

TEST_CASE("a changed, removed, moved or added record is named") {
    for (auto const& [sql, where] :
         {std::pair{"UPDATE audit_log SET actor = 'somebody' WHERE sequence = 3", "audit_log/3"},
          {"UPDATE audit_log SET payload = payload || ' ' WHERE sequence = 2", "audit_log/2"},
          {"DELETE FROM audit_log WHERE sequence = 1", "audit_log/1"},
          {"DELETE FROM audit_log WHERE sequence = 3", "audit_log/3"},
          {"UPDATE audit_log SET at = '2020-01-01T00:00:00Z' WHERE sequence = 4", "audit_log/4"},
          {"INSERT INTO audit_log SELECT 99, at, actor, action, subject, payload, previous_digest, "
           "chain_digest "
           "FROM audit_log WHERE sequence = 4",
           "audit_log/6"}}) {
        CAPTURE(sql);
        Lived place;
        CHECK(verify_audit(place.database)->record_count == 5);
        place.tamper(sql);
        auto const verdict = verify_audit(place.database);
        REQUIRE_FALSE(verdict.ok());
        CHECK(verdict.error().where == where);
        std::istringstream in(place.exported());
        auto const outside = verify_audit_export(in);
        REQUIRE_FALSE(outside.ok());
        CHECK(outside.error().where == where);
    }
}

TEST_CASE("a cut tail shows in the head") {
    Lived place;
    auto const before = verify_audit(place.database);
    place.tamper("DELETE FROM audit_log WHERE sequence = 5");
    auto const after = verify_audit(place.database);
    REQUIRE(after.ok());
    CHECK(after->head_digest != before->head_digest);
    CHECK(after->record_count == before->record_count - 1);
}

TEST_CASE("a published catalogue changed behind the program's back is noticed") {
    Lived place;
    place.tamper("UPDATE items SET text = '别的要求。' WHERE number = '3'");
    auto const verdict = verify_audit(place.database);
    REQUIRE_FALSE(verdict.ok());
    CHECK(verdict.error().where == "catalogue/1");
}

TEST_CASE("an export that is no export is refused by line") {
    Lived place;
    std::istringstream in(place.exported() + "{\"sequence\":6}\n");
    CHECK(verify_audit_export(in).error().where == "line 6");
}
