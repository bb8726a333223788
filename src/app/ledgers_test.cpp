#include "app/ledgers.h"

#include <doctest/doctest.h>

#include <fstream>

#include "app/campaigns.h"
#include "app/ledger_measures.h"
#include "app/memberships.h"
#include "app/organisations.h"
#include "app/problems.h"
#include "app/use_case_test.h"

using namespace zs;
using namespace zs::app;

namespace {

std::string const kCsv =
    "案号,执法单位,当事人,处罚决定日期,公示日期\n"
    "1,甲局,王小明,2024-09-03,2024-09-10\n"
    "2,甲局,李四,2024-09-30,2024-10-16\n"
    "3,乙局,示例公司,2024-10-08,\n";

/// Two bodies of a district, each with a contact, and a campaign.
struct LedgerPlace : Workplace {
    LedgerPlace() {
        place_id =
            organisations.create_jurisdiction({{}, store::JurisdictionLevel::district, "示例区"}, admin)->id;
        first = organisations.create({place_id, {}, "甲局"}, admin)->id;
        second = organisations.create({place_id, {}, "乙局"}, admin)->id;
        contact = member("jia", first, campaign::MemberRole::contact);
        stranger = member("yi", second, campaign::MemberRole::contact);
        inspector = member("du", second, campaign::MemberRole::inspector);
    }
    Caller member(std::string const& name, OrganisationId body, campaign::MemberRole role) {
        auto const made = memberships.create({name, name, "correct horse 7", body, role, {}, {}}, admin);
        REQUIRE(made.ok());
        return {made->user_id, name, Role::reader};
    }
    CampaignId begin_campaign() {
        auto const open = findings.list({.catalogue_id = catalogue}, {});
        REQUIRE(findings.apply_correction(open->rows.at(0).id, editor).ok());
        REQUIRE(catalogues.publish(catalogue, catalogues.find(catalogue)->revision, editor).ok());
        NewCampaign wanted{catalogue, place_id, "法治创建", {}, {}, "2024-12-31", {}};
        return campaigns.create(wanted, admin)->campaign.id;
    }
    Ledger upload(std::string const& csv, std::optional<CampaignId> campaign = {}) {
        NewLedger const wanted{"台账.csv", first, campaign, ""};
        auto file = ledgers.begin_upload(wanted, contact);
        REQUIRE(file.ok());
        REQUIRE((*file)->append(csv).ok());
        auto const made = ledgers.enqueue(wanted, **file, contact);
        REQUIRE(made.ok());
        ledgers.work_off();
        return ledgers.find(made->id, contact)->ledger;
    }
    Ledger measure(Ledger const& ledger) {
        LedgerMapping mapping;
        mapping.fields = ledgers.find(ledger.id, contact)->proposed;
        REQUIRE(ledgers.confirm(ledger.id, ledger.kind, mapping, ledger.revision, contact).ok());
        ledgers.work_off();
        return ledgers.find(ledger.id, contact)->ledger;
    }

    Ledgers ledgers{database, files, run_ledger_job_here, clock};
    LedgerMeasures measures{database, clock};
    Organisations organisations{database, clock};
    Memberships memberships{database, hasher, clock};
    Campaigns campaigns{database, clock};
    Problems problems{database, folder.path(), clock};
    Caller admin{{1}, "admin", Role::administrator};
    JurisdictionId place_id;
    OrganisationId first;
    OrganisationId second;
    CatalogueId catalogue = import(sample());
    Caller contact;
    Caller stranger;
    Caller inspector;
};

}  // namespace

TEST_CASE("a ledger is measured once its columns are confirmed, and every result can be recomputed") {
    LedgerPlace place;
    auto const read = place.upload(kCsv);
    CHECK(read.state == LedgerState::mapping);
    CHECK(read.kind == "penalty");
    CHECK(read.row_count == 3);
    auto const ready = place.measure(read);
    REQUIRE(ready.state == LedgerState::ready);
    auto const figures = place.ledgers.figures(ready.id, place.contact);
    REQUIRE(figures.ok());
    CHECK(figures->at(0).result.value == "33.33%");
    auto const verified = place.ledgers.verify();
    REQUIRE(verified.ok());
    REQUIRE(verified->size() == 1);
    CHECK(verified->at(0).same);
}

TEST_CASE("a result that was changed behind our back, and a file that was, are found") {
    LedgerPlace place;
    auto const ready = place.measure(place.upload(kCsv));
    auto const changed = place.database.write([&](store::Connection& connection) -> Result<void> {
        connection.run(
            "UPDATE ledger_results SET met = 3, value = '100.00%' WHERE ledger_id = $1 AND position = 0",
            ready.id);
        return {};
    });
    REQUIRE(changed.ok());
    CHECK_FALSE(place.ledgers.verify()->at(0).same);
    std::ofstream(place.files.path_of(ready.sha256), std::ios::app) << "4,甲局,钱七,2024-09-03,2024-09-04\n";
    CHECK(place.ledgers.verify()->at(0).reason.find("摘要不一致") != std::string::npos);
}

TEST_CASE("rows that fail are masked, unless somebody of the body asks for people in full") {
    LedgerPlace place;
    auto const ready = place.measure(place.upload(kCsv));
    OffendingQuery query;
    query.measure = "处罚决定7个工作日内公开率";
    auto const masked = place.ledgers.offending(ready.id, query, place.contact);
    REQUIRE(masked.ok());
    REQUIRE(masked->rows.size() == 2);
    CHECK(masked->rows[0].cells[2] == "李*");
    CHECK(masked->rows[0].due == "2024-10-15");
    CHECK(place.ledgers.offending(ready.id, query, place.inspector).ok());
    query.unmasked = true;
    CHECK(place.ledgers.offending(ready.id, query, place.contact)->rows[0].cells[2] == "李四");
    CHECK(place.ledgers.offending(ready.id, query, place.inspector).error().code ==
          ErrorCode::permission_denied);
    CHECK(place.ledgers.offending(ready.id, query, place.stranger).error().code == ErrorCode::not_found);
}

TEST_CASE("a ledger is its body's: others see nothing of it, who only looks sees no people") {
    LedgerPlace place;
    auto const read = place.upload(kCsv);
    CHECK(place.ledgers.find(read.id, place.stranger).error().code == ErrorCode::not_found);
    CHECK(place.ledgers.list({}, {}, place.stranger)->total == 0);
    CHECK(place.ledgers.list({}, {}, place.inspector)->total == 1);
    CHECK(place.ledgers.remove(read.id, place.inspector).error().code == ErrorCode::permission_denied);
    auto const samples = [&](Caller const& who) {
        return place.ledgers.find(read.id, who)->contents.proposal.columns.at(2).samples;
    };
    CHECK(samples(place.contact).front() == "王小明");
    CHECK(samples(place.inspector).front() == "王**");
    NewLedger const theirs{"台账.csv", place.second};
    CHECK(place.ledgers.begin_upload(theirs, place.contact).error().code == ErrorCode::not_found);
}

TEST_CASE("a claim that differs is a problem of the campaign; corrected or taken back, it is closed") {
    LedgerPlace place;
    auto const item = place.items.list({.catalogue_id = place.catalogue}, {})->rows.at(1);
    std::string const definition =
        R"({"name":"公开率","ledger_kind":"penalty","within":{"from":"decided","to":"published","limit":7},"target":"100%"})";
    REQUIRE(place.measures.confirm(place.catalogue, item.id, definition, place.editor).ok());
    auto const campaign = place.begin_campaign();
    auto const ready = place.measure(place.upload(kCsv, campaign));
    auto const open = [&] {
        return place.problems.list({campaign, {}, campaign::ProblemState::open}, {}, place.inspector)->total;
    };
    auto const claim = [&](std::string const& value) {
        return place.ledgers
            .claim({ready.id, "公开率", "甲局", value, "", std::nullopt, "", ""}, place.contact)
            .ok();
    };
    CHECK(open() == 0);
    REQUIRE(claim("100%"));
    CHECK(open() == 1);
    REQUIRE(claim("90%"));
    CHECK(open() == 1);
    REQUIRE(claim("50.0 %"));
    CHECK(open() == 0);
    REQUIRE(claim("60%"));
    CHECK(open() == 1);
    REQUIRE(claim(""));
    CHECK(open() == 0);
    auto const figures = place.ledgers.figures(ready.id, place.contact);
    CHECK(figures->at(0).item_id == item.id);
    CHECK_FALSE(
        place.ledgers.claim({ready.id, "没有", "甲局", "1", "", std::nullopt, "", ""}, place.contact).ok());
}

TEST_CASE("a watched file is taken once; measured by itself where the unit's headings are known") {
    LedgerPlace place;
    auto const path = place.folder.path() / "九月.csv";
    std::ofstream(path) << kCsv;
    NewLedger const wanted{"", place.first, {}, "penalty"};
    auto const first = place.ledgers.take_file(path, wanted);
    REQUIRE(first.ok());
    REQUIRE(first->has_value());
    CHECK((*first)->state == LedgerState::mapping);
    CHECK_FALSE(place.ledgers.take_file(path, wanted)->has_value());
    place.measure(**first);
    std::ofstream(path) << kCsv << "4,乙局,孙八,2024-10-08,2024-10-09\n";
    auto const second = place.ledgers.take_file(path, wanted);
    REQUIRE(second.ok());
    CHECK((*second)->state == LedgerState::ready);
    CHECK((*second)->row_count == 4);
}

TEST_CASE("an item's limit proposes a measure with the item's own number") {
    LedgerPlace place;
    auto sample = Workplace::sample();
    sample.lists[0].items[0].text = "行政处罚决定自作出之日起10个工作日内公开。";
    auto const catalogue = place.import(sample);
    auto const all = place.measures.list(catalogue);
    REQUIRE(all.ok());
    REQUIRE(!all->empty());
    CHECK(all->front().kind == "penalty");
    CHECK(all->front().definition.find("\"limit\":10") != std::string::npos);
    CHECK_FALSE(all->front().id.has_value());
}
