#include "app/reminders.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "app/inbox.h"
#include "app/use_case_test.h"
#include "store/query_count.h"

using namespace zs;
using namespace zs::app;

namespace {

constexpr std::int64_t kOfficeBody = 900;

/// Friday, 2024-03-01, four in the afternoon in China: two campaigns run in a district. What is written here
/// is what use cases leave behind; only who is told what is looked at.
struct TwoCampaigns : Workplace {
    TwoCampaigns() {
        auto const catalogue = import(sample());
        write([&](store::Connection& c) {
            c.run(
                "INSERT INTO jurisdictions (id, level, name, path) VALUES (1, 'district', '示例区', '/1/')");
            add_body(c, kOfficeBody);
            for (auto const id : {1, 2})
                c.run(
                    "INSERT INTO campaigns (id, catalogue_id, jurisdiction_id, name, state, self_approval, "
                    "mechanisms, revision, created_by, created_at) VALUES ($1, $2, 1, $3, 'running', 0, "
                    "'[]', 1, "
                    "'admin', 'x')",
                    std::int64_t{id}, catalogue, fmt::format("创建{}", id));
        });
        write([&](store::Connection& c) {
            first_item =
                *c.value<std::int64_t>("SELECT min(id) FROM items WHERE catalogue_id = $1", catalogue);
        });
    }

    template <class Work>
    void write(Work const& work) {
        auto const done = database.write([&](store::Connection& c) -> Result<void> {
            work(c);
            return {};
        });
        REQUIRE(done.ok());
    }

    static void add_body(store::Connection& c, std::int64_t id) {
        c.run(
            "INSERT INTO organisations (id, jurisdiction_id, name, position, revision) VALUES ($1, 1, $2, "
            "$1, 1)",
            id, fmt::format("单位{}", id));
    }

    Caller add_person(std::int64_t id, std::int64_t body, std::string_view role) {
        write([&](store::Connection& c) {
            c.run(
                "INSERT INTO users (id, user_name, display_name, role, disabled, password_hash, created_at, "
                "must_change_password) VALUES ($1, $2, '人', 'reader', 0, 'x', 'x', 0)",
                id, fmt::format("u{}", id));
            c.run(
                "INSERT INTO memberships (user_id, organisation_id, role, starts_on, created_by, created_at) "
                "VALUES ($1, $2, $3, '2024-01-01', 'admin', 'x')",
                id, body, role);
        });
        return {{id}, fmt::format("u{}", id), Role::reader};
    }

    void add_task(std::int64_t campaign, std::int64_t body, std::string const& due) {
        write([&](store::Connection& c) {
            c.run(
                "INSERT INTO assignments (campaign_id, item_id, clause, organisation_id, role, position, "
                "due_on, "
                "due_order, text_digest, state, revision) VALUES ($1, $2, -1, $3, 'lead', 1, $4, $5, 'x', "
                "'open', "
                "1)",
                campaign, first_item, body, due, due);
        });
    }

    void add_submission(std::int64_t body, std::string_view state, std::int64_t by) {
        write([&](store::Connection& c) {
            c.run(
                "INSERT INTO submissions (campaign_id, organisation_id, subject, item_id, state, returned, "
                "reopened, content, digest, approved_digest, edited_by, filed_by, accepted_path, edition, "
                "revision, created_at, updated_at, waiting_since) VALUES (1, $1, $2, $3, $4, 0, '[]', '{}', "
                "'x', "
                "'', $5, $6, '', 1, 1, 'x', 'x', '2024-02-28T16:30:00Z')",
                body, state, first_item, state, by, by);
        });
    }

    std::string told(Caller const& who) {
        auto const page = inbox.list({0, 10}, who);
        REQUIRE(page.ok());
        std::string out;
        for (auto const& row : page->rows)
            out += row.title + "\n" + row.text;
        return out;
    }

    std::int64_t first_item = 0;
    Inbox inbox{database, clock};
    Reminders reminders{database, clock};
};

}  // namespace

TEST_CASE("who decides is told once a day what waits for them and since when; who wrote it is not") {
    TwoCampaigns place;
    place.write([](store::Connection& c) { TwoCampaigns::add_body(c, 1); });
    auto const contact = place.add_person(101, 1, "contact");
    auto const leader = place.add_person(102, 1, "leader");
    auto const writes = place.add_person(103, 1, "leader");
    auto const office = place.add_person(104, kOfficeBody, "office");
    place.add_submission(1, "unit_review", 103);
    place.add_submission(1, "group_review", 103);
    place.add_submission(1, "office_review", 103);
    place.reminders.make_due();
    CHECK(place.told(contact).empty());
    CHECK(place.told(writes).empty());
    auto const unit = place.told(leader);
    CHECK(unit.find("创建1：待审批 1 项\n等您审批：\n1. ") == 0);
    CHECK(unit.find("（单位1，2024-02-29 起，已等 1 个工作日）") != std::string::npos);
    // Without reviewers the office does their part.
    CHECK(place.told(office).find("创建1：待审核 1 项，待验收 1 项\n") == 0);
    place.reminders.make_due();
    CHECK(place.inbox.unread(office) == 1);

    // Who reviews in two bodies of the place is told once.
    auto const reviewer = place.add_person(105, kOfficeBody, "reviewer");
    place.write([](store::Connection& c) {
        c.run(
            "INSERT INTO memberships (user_id, organisation_id, role, starts_on, created_by, created_at) "
            "VALUES (105, 1, 'reviewer', '2024-01-01', 'admin', 'x')");
    });
    place.clock.advance(std::chrono::hours(24 * 3));
    place.reminders.make_due();
    CHECK(place.told(reviewer).find("创建1：待审核 1 项\n") == 0);
    CHECK(place.told(office).find("创建1：待验收 1 项\n") == 0);
}

TEST_CASE("a work group's reviewers are told of its items, not of another group's") {
    TwoCampaigns place;
    place.write([](store::Connection& c) { TwoCampaigns::add_body(c, 1); });
    auto const inside = place.add_person(101, kOfficeBody, "reviewer");
    auto const outside = place.add_person(102, kOfficeBody, "reviewer");
    place.write([&](store::Connection& c) {
        c.run(
            "INSERT INTO work_groups (id, campaign_id, name, position, duty) VALUES (1, 1, '资料组', 1, '')");
        c.run("INSERT INTO work_group_members (group_id, user_id) VALUES (1, 101)");
        c.run("INSERT INTO work_group_items (group_id, item_id) VALUES (1, $1)", place.first_item);
    });
    place.add_submission(1, "group_review", 101);
    place.reminders.make_due();
    CHECK_FALSE(place.told(inside).empty());
    CHECK(place.told(outside).empty());
}

TEST_CASE("what is late is told to the unit's leader and counted for the office") {
    TwoCampaigns place;
    place.write([](store::Connection& c) { TwoCampaigns::add_body(c, 1); });
    auto const contact = place.add_person(101, 1, "contact");
    auto const leader = place.add_person(102, 1, "leader");
    auto const office = place.add_person(103, kOfficeBody, "office");
    place.add_task(1, 1, "2024-02-29");
    place.reminders.make_due();
    CHECK(place.told(contact).find("创建1：已过期限 1 项") == 0);
    CHECK(place.told(leader).find("创建1：本单位已过期限 1 项") == 0);
    CHECK(place.told(office) ==
          "创建1：各单位已过期限 1 项\n各单位已过期限 1 项，涉及 1 个单位，请在看板查看。\n");
}

TEST_CASE("one message a person and day, of all campaigns, with as many queries for many people as for few") {
    TwoCampaigns place;
    std::int64_t queries[2] = {};
    std::int64_t const bodies[2] = {3, 64};
    std::int64_t next = 1;
    for (int round = 0; round < 2; ++round) {
        for (; next <= bodies[round]; ++next) {
            place.write([&](store::Connection& c) { TwoCampaigns::add_body(c, next); });
            place.add_person(1000 + next, next, "contact");
            place.add_task(1, next, "2024-02-29");
            place.add_task(2, next, "2024-02-29");
        }
        auto const before = store::query_count();
        place.reminders.make_due();
        queries[round] = store::query_count() - before;
        CHECK(place.inbox.unread({{1001}, "u1001", Role::reader}) == round + 1);
        place.clock.advance(std::chrono::hours(24 * 3));
    }
    CHECK(place.told({{1001}, "u1001", Role::reader}).find("2 项创建活动：已过期限 2 项\n【创建1】\n") == 0);
    // Three people go in one by one, sixty-four at once.
    CHECK(queries[0] > 0);
    CHECK(queries[1] <= queries[0]);
}
