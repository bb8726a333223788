#include "store/evidence_store.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "store/content_store.h"
#include "store/database.h"
#include "store/schema.h"
#include "store/scratch_database.h"

using namespace zs;
using namespace zs::store;

namespace {

constexpr char const* kPlace =
    "INSERT INTO jurisdictions (level, name, path) VALUES ('district', '示例区', '/1/')";
constexpr char const* kBody =
    "INSERT INTO organisations (jurisdiction_id, name, position, revision) VALUES (1, $1, 1, 1)";

void add(Connection& connection, OrganisationId of, int number) {
    auto const text = "行政执法案卷评查情况第" + std::to_string(number) + "份";
    Evidence evidence;
    evidence.organisation_id = of;
    evidence.content = ContentStore(connection).put({{}, text, "sm3:" + text, 10});
    evidence.title = text;
    evidence.file_name = "材料.txt";
    EvidenceStore(connection).insert(evidence);
}

}  // namespace

TEST_CASE("what resembles a request is found among one's own, however much others have") {
    ScratchDatabase scratch;
    Database database(scratch.driver());
    migrate(database);
    auto const filled = database.write([](Connection& connection) -> Result<void> {
        connection.run(kPlace);
        connection.run(kBody, "区第一局");
        connection.run(kBody, "区第二局");
        for (int number = 0; number < 450; ++number)
            add(connection, {1}, number);
        add(connection, {2}, 1000);
        return {};
    });
    REQUIRE(filled.ok());
    auto const found = database.read([](Connection& connection) {
        EvidenceSight const sight{
            .reach = {.organisations = {{2}}}, .secrets = {.organisations = {{2}}}, .drafts = {.all = true}};
        return EvidenceStore(connection).resembling("行政执法案卷评查", sight, 10);
    });
    REQUIRE(found.size() == 1);
    CHECK(found[0].organisation_id == OrganisationId{2});
}
