#include "app/campaigns.h"

#include <doctest/doctest.h>

#include "app/assignments.h"
#include "app/campaign_effects.h"
#include "app/feeds.h"
#include "app/hand_over.h"
#include "app/memberships.h"
#include "app/organisations.h"
#include "app/use_case_test.h"
#include "base/text.h"
#include "store/assignment_store.h"

using namespace zs;
using namespace zs::app;

namespace {

/// Hands on and counts what is asked.
class CountingConnection final : public store::Connection {
  public:
    CountingConnection(std::unique_ptr<store::Connection> inner, int& count)
        : inner_(std::move(inner)), count_(count) {}
    store::Statement& prepared(std::string_view sql) override {
        ++count_;
        return inner_->prepared(sql);
    }
    void begin(store::Access access) override { inner_->begin(access); }
    void commit() override { inner_->commit(); }
    void rollback() override { inner_->rollback(); }
    [[nodiscard]] store::SearchSql const& evidence_search_sql() const override {
        return inner_->evidence_search_sql();
    }
    void execute_script(std::string_view sql) override { inner_->execute_script(sql); }
    [[nodiscard]] store::SearchSql const& search_sql() const override { return inner_->search_sql(); }
    void copy_to(std::string const& path) override { inner_->copy_to(path); }

  private:
    std::unique_ptr<store::Connection> inner_;
    int& count_;
};

class CountingDriver final : public store::Driver {
  public:
    CountingDriver(store::ScratchDatabase const& scratch, int& count)
        : inner_(scratch.driver()), count_(count) {}
    std::unique_ptr<store::Connection> connect(store::Access access) override {
        return std::make_unique<CountingConnection>(inner_->connect(access), count_);
    }

  private:
    std::unique_ptr<store::Driver> inner_;
    int& count_;
};

/// A published catalogue, a district with bodies, and a campaign in it.
struct District : Workplace {
    District() {
        catalogue = import(sample());
        auto const open = findings.list({.catalogue_id = catalogue}, {});
        REQUIRE(findings.apply_correction(open->rows.at(0).id, editor).ok());
        REQUIRE(catalogues.publish(catalogue, catalogues.find(catalogue)->revision, editor).ok());
        place = organisations.create_jurisdiction({{}, JurisdictionLevel::district, "示例区"}, admin)->id;
        justice = organisations.create({place, {}, "区司法局"}, admin)->id;
        REQUIRE(
            memberships
                .create({"contact", "联络人", "correct horse 7", justice, MemberRole::contact, {}, {}}, admin)
                .ok());
        auto const proposal = campaigns.propose(catalogue, place, admin);
        REQUIRE(proposal.ok());
        NewCampaign wanted{catalogue, place, "法治创建", {}, {}, "2024-12-31", {}};
        for (auto const& unit : proposal->units) {
            UnitWish wish{unit.unit_id, {}, unit.create};
            for (auto const& body : unit.organisations)
                wish.organisation_ids.push_back(body.id);
            if (unit.kind == store::UnitKind::group) wish.create = {"东一镇", "西二镇"};
            wanted.units.push_back(wish);
        }
        auto const made = campaigns.create(wanted, admin);
        REQUIRE(made.ok());
        campaign = made->campaign.id;
        units = wanted.units;
    }

    std::vector<AssignmentId> all_ids() {
        std::vector<AssignmentId> out;
        auto const rows = assignments.list({.campaign_id = campaign}, {0, 1000}, admin);
        for (auto const& row : rows->rows)
            out.push_back(row.id);
        return out;
    }

    /// Rows where what is counted of bodies or of the whole campaign is not what there is.
    std::int64_t wrong_counts() {
        return database.read([](store::Connection& connection) {
            auto const whole = *connection.value<std::int64_t>(
                "SELECT count(*) FROM (SELECT t.campaign_id FROM "
                "(SELECT campaign_id, kind, day, amount AS n FROM campaign_tallies WHERE organisation_id = 0 "
                "AND "
                "kind LIKE 'assignment/%' UNION ALL SELECT campaign_id, 'assignment/' || state, due_order, "
                "-1 AS n "
                "FROM assignments) AS t GROUP BY t.campaign_id, t.kind, t.day HAVING sum(t.n) <> 0) AS "
                "wrong");
            return whole + *connection.value<std::int64_t>(
                               "SELECT count(*) FROM (SELECT t.campaign_id FROM "
                               "(SELECT campaign_id, organisation_id, state, due_order, amount AS n FROM "
                               "assignment_counts "
                               "UNION ALL SELECT campaign_id, organisation_id, state, due_order, -1 AS n "
                               "FROM assignments) "
                               "AS t "
                               "GROUP BY t.campaign_id, t.organisation_id, t.state, t.due_order HAVING "
                               "sum(t.n) <> 0) AS "
                               "wrong");
        });
    }

    Caller admin{{1}, "admin", Role::administrator};
    Organisations organisations{database, clock};
    Memberships memberships{database, hasher, clock};
    Campaigns campaigns{database, clock};
    Assignments assignments{database, clock};
    CampaignEffects effects{database, clock};
    CatalogueId catalogue;
    JurisdictionId place;
    OrganisationId justice;
    CampaignId campaign;
    std::vector<UnitWish> units;
};

}  // namespace

TEST_CASE("a group's members have their assignments through it, and the words of the document set the days") {
    District district;
    auto const rows =
        district.assignments.list({.campaign_id = district.campaign}, {0, 1000}, district.admin);
    REQUIRE(rows.ok());
    int through_group = 0;
    for (auto const& row : rows->rows) {
        if (row.via_unit_name) ++through_group;
        if (row.number == "2") CHECK(row.due_on == "2024-06-30");
        if (row.number == "3") CHECK(row.due_on == "2024-12-31");
    }
    CHECK(through_group == 2);
    CHECK(district.wrong_counts() == 0);
}

TEST_CASE("what is counted is what there is, whatever is done to the assignments") {
    District district;
    auto const ids = district.all_ids();
    auto const& admin = district.admin;
    AssignmentEdit later{std::nullopt, {true, "2024-08-31"}, "顺延"};
    REQUIRE(district.assignments.edit(district.campaign, {ids[0], ids[1]}, later, admin).ok());
    CHECK(district.wrong_counts() == 0);
    auto const first = district.assignments.list({.campaign_id = district.campaign}, {}, admin)->rows.at(0);
    auto const changed = district.database.write([&](store::Connection& connection) -> Result<void> {
        store::AssignmentStore(connection)
            .set_state({first.campaign_id, first.organisation_id, first.item_id, first.request_id},
                       store::AssignmentState::filed);
        return {};
    });
    REQUIRE(changed.ok());
    CHECK(district.wrong_counts() == 0);
    CHECK(district.assignments
              .list({.campaign_id = district.campaign, .state = store::AssignmentState::filed}, {}, admin)
              ->total > 0);
    auto fewer = district.units;
    for (auto& unit : fewer)
        std::erase(unit.create, "西二镇");
    auto const preview = district.effects.preview(district.campaign, {{}, fewer}, admin);
    REQUIRE(preview.ok());
    CHECK(preview->counts.gone == 1);
    auto const done = district.effects.apply(district.campaign, {{}, fewer}, preview->counts, admin);
    REQUIRE(done.ok());
    CHECK(district.wrong_counts() == 0);
    REQUIRE(district.effects.undo(district.campaign, done->id, admin).ok());
    CHECK(district.wrong_counts() == 0);
    CHECK(district.all_ids() == ids);
}

TEST_CASE("an effect is not undone once somebody works on what it made") {
    District district;
    auto more = district.units;
    for (auto& unit : more) {
        if (unit.create.size() == 2) unit.create.push_back("南三镇");
    }
    auto const preview = district.effects.preview(district.campaign, {{}, more}, district.admin);
    REQUIRE(preview.ok());
    CHECK(preview->counts.fresh == 1);
    auto const done = district.effects.apply(district.campaign, {{}, more}, preview->counts, district.admin);
    REQUIRE(done.ok());
    auto const newest = district.all_ids();
    auto const begun = district.database.write([&](store::Connection& connection) -> Result<void> {
        store::AssignmentStore(connection)
            .set_state({*std::max_element(newest.begin(), newest.end())}, store::AssignmentState::draft);
        return {};
    });
    REQUIRE(begun.ok());
    CHECK(district.effects.undo(district.campaign, done->id, district.admin).error().code ==
          ErrorCode::conflict);
    CHECK(district.all_ids() == newest);
}

TEST_CASE("a role holds on its days only, a deputy's too, and a leaver's goes to the successor") {
    District district;
    auto const user = *district.accounts.find("contact");
    Caller const contact{user.id, user.user_name, user.role};
    CHECK(district.organisations.list({}, {}, contact)->total == 1);
    REQUIRE(
        district.accounts.create({"deputy", "代理", Role::reader, "correct horse 7"}, district.admin).ok());
    auto const role = district.memberships.own(contact)->at(0).id;
    REQUIRE(district.memberships.appoint_deputy(role, {"deputy", "2024-03-03", "2024-03-04"}, district.admin)
                .ok());
    auto const other = *district.accounts.find("deputy");
    Caller const deputy{other.id, other.user_name, other.role};
    auto const sees = [&] { return district.organisations.list({}, {}, deputy)->total; };
    CHECK(sees() == 0);
    district.clock.advance(std::chrono::hours(32));  // 2024-03-03 00:00 in China, 2024-03-02 in UTC
    CHECK(sees() == 1);
    district.clock.advance(std::chrono::hours(48));
    CHECK(sees() == 0);
    HandOver hand_over(district.database, district.clock);
    REQUIRE(hand_over.carry_out(user.id, "deputy", "调离", district.admin).ok());
    CHECK(sees() == 1);
    CHECK(district.organisations.list({}, {}, contact)->total == 0);
}

TEST_CASE("what a page asks of the database does not grow with the rows") {
    District district;
    int count = 0;
    store::Database counted(std::make_unique<CountingDriver>(district.scratch, count));
    Organisations organisations(counted, district.clock);
    Memberships memberships(counted, district.hasher, district.clock);
    Campaigns campaigns(counted, district.clock);
    Assignments assignments(counted, district.clock);
    HandOver hand_over(counted, district.clock);
    Feeds feeds(counted, district.clock);
    auto const contact = *district.accounts.find("contact");
    auto const token =
        *Feeds(district.database, district.clock).make({contact.id, contact.user_name, contact.role});
    auto const asked = [&](auto&& question) {
        count = 0;
        REQUIRE(question().ok());
        return count;
    };
    int round = 10;
    auto const all = [&] {
        PageRequest const page{0, 1000};
        auto const& who = district.admin;
        auto const ids = district.all_ids();
        AssignmentEdit const edit{std::nullopt, {true, "2024-09-" + std::to_string(++round)}, "统一"};
        return std::vector<int>{
            asked([&] { return organisations.list({}, page, who); }),
            asked([&] { return memberships.list({}, page, who); }),
            asked([&] { return campaigns.list(who); }),
            asked([&] { return campaigns.find(district.campaign, who); }),
            asked([&] { return campaigns.days(district.campaign, who); }),
            asked([&] { return assignments.list({.campaign_id = district.campaign}, page, who); }),
            asked([&] { return assignments.preview(district.campaign, ids, edit, who); }),
            asked([&] { return assignments.edit(district.campaign, ids, edit, who); }),
            asked([&] { return hand_over.preview(contact.id, who); }),
            asked([&] { return feeds.calendar(token); })};
    };
    static_cast<void>(all());  // what is opened the first time
    auto const few = all();
    for (int n = 0; n < 40; ++n) {
        auto const name = "单位" + std::to_string(n);
        auto const body = district.organisations.create({district.place, {}, name}, district.admin);
        REQUIRE(body.ok());
        REQUIRE(district.memberships
                    .create({"contact", {}, {}, body->id, MemberRole::contact, {}, {}}, district.admin)
                    .ok());
        for (auto& unit : district.units)
            unit.create.push_back(name);
    }
    auto const preview = district.effects.preview(district.campaign, {{}, district.units}, district.admin);
    REQUIRE(district.effects.apply(district.campaign, {{}, district.units}, preview->counts, district.admin)
                .ok());
    CHECK(district.all_ids().size() > 150);
    CHECK(all() == few);
}
