#include <doctest/doctest.h>

#include "app/audit.h"
#include "app/use_case_test.h"

using namespace zs;
using namespace zs::app;

namespace {

struct Drafted : Workplace {
    Drafted() : id(import(two_findings())) {}
    static catalogue::Catalogue two_findings() {
        auto out = sample();
        out.findings.push_back(out.findings[0]);
        return out;
    }
    std::vector<Item> all() { return items.list({.catalogue_id = id}, {})->rows; }
    std::vector<FindingId> finding_ids() {
        std::vector<FindingId> out;
        auto const page = findings.list({.catalogue_id = id}, {});
        for (auto const& finding : page->rows)
            out.push_back(finding.id);
        return out;
    }
    std::int64_t open() { return findings.list({id, {}, FindingState::open}, {})->total; }
    std::int64_t records(std::string const& action) {
        return database.read([&](auto& connection) {
            return connection
                .template value<std::int64_t>("SELECT count(*) FROM audit_log WHERE action = $1", action)
                .value_or(0);
        });
    }
    CatalogueId id;
};

}  // namespace

TEST_CASE("many findings are decided at once, each on record, all or none") {
    Drafted place;
    auto ids = place.finding_ids();
    REQUIRE(ids.size() == 2);
    auto const decide = [&](FindingState state) {
        return place.findings.decide_all(place.id, ids, state, std::nullopt, place.editor);
    };
    ids.push_back({999});
    CHECK(decide(FindingState::settled).error().code == ErrorCode::not_found);
    CHECK(place.open() == 2);
    ids.pop_back();
    CHECK(decide(FindingState::dismissed).error().where == "/reason");
    CHECK(place.open() == 2);
    CHECK(place.records("finding.decided") == 0);
    CHECK(*decide(FindingState::settled) == 2);
    CHECK(place.open() == 0);
    CHECK(place.records("finding.decided") == 2);
    CHECK(*decide(FindingState::settled) == 0);
    CHECK(place.records("finding.decided") == 2);
    CHECK(*decide(FindingState::open) == 2);
    CHECK(place.open() == 2);
}

TEST_CASE("what somebody decided meanwhile stays when many are decided") {
    Drafted place;
    auto const ids = place.finding_ids();
    REQUIRE(place.findings.decide(ids[0], FindingState::dismissed, "原件如此", place.editor).ok());
    CHECK(*place.findings.decide_all(place.id, ids, FindingState::settled, std::nullopt, place.editor) == 1);
    auto const page = place.findings.list({.catalogue_id = place.id}, {});
    CHECK(page->rows[0].state == FindingState::dismissed);
    CHECK(page->rows[0].reason == "原件如此");
    CHECK(page->rows[1].state == FindingState::settled);
}

TEST_CASE("findings of another catalogue are not decided with those of this one") {
    Drafted place;
    auto const other = place.import(Workplace::sample());
    CHECK(place.findings
              .decide_all(other, place.finding_ids(), FindingState::settled, std::nullopt, place.editor)
              .error()
              .code == ErrorCode::not_found);
    CHECK(place.open() == 2);
}

TEST_CASE("a heading is renamed for all its items or for none") {
    Drafted place;
    auto const before = place.all();
    HeadingChange change{{{before[0].id, before[0].revision}, {before[1].id, before[1].revision + 1}},
                         "一、新的 标题",
                         std::nullopt};
    auto const rename = [&] { return place.items.change_heading(place.id, change, place.editor); };
    CHECK(rename().error().code == ErrorCode::conflict);
    CHECK(place.all()[0].content.level1 == before[0].content.level1);
    CHECK(place.all()[0].revision == before[0].revision);
    change.items[1].revision = before[1].revision;
    CHECK(*rename() == 2);
    auto const after = place.all();
    CHECK(after[0].content.level1 == "一、新的标题");
    CHECK(after[1].content.level1 == "一、新的标题");
    CHECK(after[2].content.level1 == before[2].content.level1);
    CHECK(after[0].content.level2 == before[0].content.level2);
    CHECK(after[0].content.text_digest == before[0].content.text_digest);
    CHECK(place.records("item.changed") == 2);
    change.items = {{after[0].id, after[0].revision}, {after[1].id, after[1].revision}};
    CHECK(*rename() == 0);  // it is so already
    CHECK(place.all()[0].revision == after[0].revision);
    change.items = {{after[0].id, after[0].revision}};
    change.level1.reset();
    change.level2 = "";
    CHECK(*rename() == 1);
    CHECK_FALSE(place.all()[0].content.level2.has_value());
    CHECK(verify_audit(place.database).ok());
}
