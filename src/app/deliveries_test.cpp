#include "app/deliveries.h"

#include <doctest/doctest.h>

#include "app/channels.h"
#include "app/inbox.h"
#include "app/reminders.h"
#include "app/use_case_test.h"

using namespace zs;
using namespace zs::app;

namespace {

/// Friday, 2024-03-01, four in the afternoon in China: a running campaign with one body, whose contact owes
/// two items.
struct Running : Workplace {
    Running() {
        auto const catalogue = import(sample());
        auto const wrote = database.write([&](store::Connection& c) -> Result<void> {
            c.run(
                "INSERT INTO users (id, user_name, display_name, role, disabled, password_hash, created_at, "
                "must_change_password) VALUES (7, 'li', '李', 'reader', 0, 'x', 'x', 0)");
            c.run(
                "INSERT INTO jurisdictions (id, level, name, path) VALUES (1, 'district', '示例区', '/1/')");
            c.run(
                "INSERT INTO organisations (id, jurisdiction_id, name, position, revision) VALUES (1, 1, "
                "'区司法局', 1, 1)");
            c.run(
                "INSERT INTO memberships (user_id, organisation_id, role, starts_on, created_by, created_at) "
                "VALUES (7, "
                "1, 'contact', '2024-01-01', 'admin', 'x')");
            c.run(
                "INSERT INTO campaigns (id, catalogue_id, jurisdiction_id, name, state, self_approval, "
                "mechanisms, "
                "revision, created_by, created_at) VALUES (1, $1, 1, '示范创建', 'running', 0, '[]', 1, "
                "'admin', 'x')",
                catalogue);
            c.run(
                "INSERT INTO assignments (campaign_id, item_id, clause, organisation_id, role, position, "
                "due_on, "
                "due_order, text_digest, state, revision) SELECT 1, id, -1, 1, 'lead', position, "
                "'2024-03-04', "
                "'2024-03-04', text_digest, 'open', 1 FROM items WHERE catalogue_id = $1 ORDER BY id LIMIT 2",
                catalogue);
            return {};
        });
        REQUIRE(wrote.ok());
    }

    Transport transport() {
        return {[this](auto const& server, auto const& mail, Instant) {
                    mails.push_back(server.host + " " + mail.recipient + " " + mail.id + " " + mail.subject);
                    return answer;
                },
                [this](auto const& robot, std::string_view text, Instant) {
                    posts.push_back(robot.address + " " + robot.secret + " " + std::string(text));
                    return answer;
                }};
    }
    void set_up_mail() {
        REQUIRE(inbox.set_address("li@example.invalid", li).ok());
        delivery::MailServer const server{"mail.invalid", 465, delivery::MailSecurity::tls, "u", {},
                                          "a@b.invalid",  "办"};
        REQUIRE(channels.set_mail_server(server, "geheim", admin).ok());
    }
    ChannelId set_up_robot() {
        auto made = channels.create(
            {{1}, delivery::RobotKind::dingtalk, "群", "https://robot.invalid/x", "SEC"}, admin);
        REQUIRE(made.ok());
        return made->id;
    }
    Delivery last() { return channels.deliveries({1}, {0, 10}, admin)->rows.at(0); }

    Caller li{{7}, "li", Role::reader};
    Caller admin{{1}, "admin", Role::administrator};
    Result<void> answer;
    std::vector<std::string> mails;
    std::vector<std::string> posts;
    Inbox inbox{database, clock};
    Channels channels{database, clock};
    Reminders reminders{database, clock};
    Deliveries deliveries{database, reminders, transport(), clock};
};

}  // namespace

TEST_CASE("a digest comes once a working day, after half past eight, to whoever owes something") {
    Running place;
    place.clock.advance(-std::chrono::hours(8));  // eight in the morning in China
    place.reminders.make_due();
    CHECK(place.inbox.unread(place.li) == 0);
    place.clock.advance(std::chrono::minutes(30));
    place.reminders.make_due();
    place.reminders.make_due();
    CHECK(place.inbox.unread(place.li) == 1);
    CHECK(place.inbox.unread(place.admin) == 0);
    auto const page = place.inbox.list({0, 10}, place.li);
    REQUIRE(page.ok());
    CHECK(page->rows.at(0).title == "示范创建：近期到期 2 项");
    CHECK(page->rows.at(0).text.find("还有 1 个工作日") != std::string::npos);
    place.clock.advance(std::chrono::hours(24));  // Saturday
    place.reminders.make_due();
    CHECK(place.inbox.unread(place.li) == 1);
    place.clock.advance(std::chrono::hours(48));
    place.reminders.make_due();
    CHECK(place.inbox.unread(place.li) == 2);
    CHECK(place.inbox.mark_read(page->rows.at(0).id, place.li).value() == 1);
    CHECK(place.inbox.unread(place.li) == 1);
}

TEST_CASE("a digest goes to the mailbox and the group, once, and the audit chain knows no secret") {
    Running place;
    place.set_up_mail();
    place.set_up_robot();
    auto const made = place.reminders.make({1}, place.admin);
    REQUIRE(made.ok());
    CHECK(made->people == 1);
    CHECK(made->groups == 1);
    CHECK(place.deliveries.send_due() == 2);
    CHECK(place.deliveries.send_due() == 0);
    CHECK(place.mails ==
          std::vector<std::string>{"mail.invalid li@example.invalid message-1 示范创建：近期到期 2 项"});
    REQUIRE(place.posts.size() == 1);
    CHECK(place.posts[0].find("https://robot.invalid/x SEC 示范创建今日提醒：近期到期 2 项") == 0);
    auto const again = place.reminders.make({1}, place.admin);
    CHECK(again->people == 0);
    CHECK(again->groups == 0);
    CHECK(place.deliveries.send_due() == 0);
    auto const audit = place.database.read([](store::Connection& c) {
        return c.value<std::int64_t>(
            "SELECT count(*) FROM audit_log WHERE payload LIKE '%SEC%' OR payload LIKE '%geheim%' OR payload "
            "LIKE "
            "'%li@example%' OR payload LIKE '%robot.invalid%'");
    });
    CHECK(audit == 0);
}

TEST_CASE("what cannot be delivered is tried again later and later, then given up; a retry begins anew") {
    Running place;
    place.set_up_robot();
    REQUIRE(place.reminders.make({1}, place.admin).ok());
    place.answer = Error{ErrorCode::unavailable, "群机器人没有及时回答，稍后自动重发。", {}, {}};
    CHECK(place.deliveries.send_due() == 1);
    CHECK(place.deliveries.send_due() == 0);
    CHECK(place.last().error == "群机器人没有及时回答，稍后自动重发。");
    std::int64_t tried = 1;
    for (int minutes = 0; minutes < 24 * 60; ++minutes) {
        place.clock.advance(std::chrono::minutes(1));
        tried += place.deliveries.send_due();
    }
    CHECK(tried == kMostAttempts);
    CHECK(place.last().state == store::DeliveryState::given_up);
    place.answer = {};
    CHECK(place.channels.retry({1}, place.admin).value() == 1);
    CHECK(place.deliveries.send_due() == 1);
    CHECK(place.last().state == store::DeliveryState::sent);
}

TEST_CASE("settings that are wrong are not tried again by themselves") {
    Running place;
    place.set_up_robot();
    REQUIRE(place.reminders.make({1}, place.admin).ok());
    place.answer = Error{ErrorCode::invalid_input, "钉钉机器人拒绝了消息（代码 310000），请核对。", {}, {}};
    CHECK(place.deliveries.send_due() == 1);
    place.clock.advance(std::chrono::hours(24));
    CHECK(place.deliveries.send_due() == 0);
    CHECK(place.last().state == store::DeliveryState::refused);
}

TEST_CASE("robots belong to whoever manages the campaign, the mail server to administrators") {
    Running place;
    auto const robot = place.set_up_robot();
    CHECK(place.channels.list({1}, place.li).error().code == ErrorCode::permission_denied);
    CHECK_FALSE(place.channels.change(robot, {.enabled = false}, place.li).ok());
    CHECK_FALSE(place.reminders.make({1}, place.li).ok());
    CHECK(place.channels.set_mail_server(std::nullopt, std::nullopt, place.li).error().code ==
          ErrorCode::permission_denied);
    CHECK(place.channels.create({{1}, delivery::RobotKind::wecom, "群", "https://a.invalid", ""}, place.admin)
              .error()
              .code == ErrorCode::conflict);
    CHECK(place.channels.create({{1}, delivery::RobotKind::wecom, "b", "file:///etc/passwd", ""}, place.admin)
              .error()
              .where == "/address");
}
