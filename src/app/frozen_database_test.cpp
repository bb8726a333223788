#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "app/audit.h"
#include "app/use_case_test.h"

using namespace zs;
using namespace zs::app;

namespace {

// One database for each version of the schema, as the program of that time left it. Never rewritten: a new
// version gets a new file. ZS_REBASELINE=1 writes the file of the current version if it is not there yet.
std::filesystem::path const kFolder = "tests/db";

std::filesystem::path file_of(int version) {
    auto const digits = std::to_string(version);
    return kFolder / ("v" + std::string(4 - digits.size(), '0') + digits + ".sqlite");
}

void write_current() {
    Workplace place;
    REQUIRE(place.accounts.create({"li", "小李", Role::editor, "correct horse 7"}, place.editor).ok());
    auto const published = place.import(Workplace::sample());
    REQUIRE(place.findings
                .apply_correction(place.findings.list({.catalogue_id = published}, {})->rows.at(0).id,
                                  place.editor)
                .ok());
    REQUIRE(
        place.catalogues.publish(published, place.catalogues.find(published)->revision, place.editor).ok());
    place.import(Workplace::sample());
    std::filesystem::create_directories(kFolder);
    place.database.copy_to(file_of(store::schema_version()).string());
}

}  // namespace

TEST_CASE("the databases of all earlier versions are brought up to date, with all they hold") {
    bool const may_write = std::getenv("ZS_REBASELINE") != nullptr;
    if (may_write && !std::filesystem::exists(file_of(store::schema_version()))) write_current();
    for (int version = 1; version <= store::schema_version(); ++version) {
        CAPTURE(version);
        REQUIRE(std::filesystem::exists(file_of(version)));
        Workplace place;
        store::ScratchDatabase scratch;
        scratch.load(file_of(version));
        store::Database old(scratch.driver());
        CHECK(store::migrate(old) == (version == store::schema_version() ? store::SchemaOutcome::current
                                                                         : store::SchemaOutcome::migrated));
        Catalogues catalogues(old, place.clock);
        auto const all = catalogues.list({});
        REQUIRE(all.ok());
        REQUIRE(all->total == 2);
        CHECK(all->rows[0].state == CatalogueState::draft);
        CHECK(all->rows[0].open_finding_count == 1);
        CHECK(all->rows[1].state == CatalogueState::published);
        Items items(old, place.clock);
        CHECK(items.list({.catalogue_id = all->rows[1].id}, {})->total == 4);
        CHECK(items.list({.catalogue_id = all->rows[1].id, .q = "执法"}, {})->total == 1);
        CHECK(Tasks(old).list({}, {})->total == 7);
        CHECK(verify_audit(old).ok());
        Sessions sessions(old, place.hasher, place.clock);
        CHECK(sessions.log_in("li", "correct horse 7", "::1").ok());
    }
}
