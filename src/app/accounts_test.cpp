#include "app/accounts.h"

#include <doctest/doctest.h>

#include <thread>

#include "app/use_case_test.h"

using namespace zs;
using namespace zs::app;

namespace {

constexpr char const* kPassword = "correct horse 7";

struct WithUser : Workplace {
    WithUser() {
        REQUIRE(accounts.create({"boss", "管理员", Role::administrator, kPassword}, Caller{}).ok());
        auto made = accounts.create({"li", "小李", Role::editor, kPassword}, Caller{});
        REQUIRE(made.ok());
        user = made.take();
    }
    User user;
};

std::int64_t sessions_in(store::Database& database) {
    return database.read([](store::Connection& connection) {
        return connection.value<std::int64_t>("SELECT count(*) FROM sessions").value_or(-1);
    });
}

}  // namespace

TEST_CASE("a fresh installation gets one administrator, once") {
    Workplace place;
    auto first = place.accounts.ensure_administrator();
    REQUIRE(first.ok());
    REQUIRE(first->has_value());
    CHECK(place.sessions.log_in((*first)->user_name, (*first)->password, "::1").ok());
    auto second = place.accounts.ensure_administrator();
    REQUIRE(second.ok());
    CHECK_FALSE(second->has_value());
}

TEST_CASE("a user logs in, is known by the token, and logs out") {
    WithUser place;
    auto opened = place.sessions.log_in("li", kPassword, "::1");
    REQUIRE(opened.ok());
    auto session = place.sessions.authenticate(opened->token);
    REQUIRE(session.ok());
    CHECK(session->user.user_name == "li");
    CHECK(session->csrf_token == opened->session.csrf_token);
    CHECK(session->csrf_token != opened->token);
    REQUIRE(place.sessions.log_out(opened->token).ok());
    CHECK_FALSE(place.sessions.authenticate(opened->token).ok());
}

TEST_CASE("neither the password nor the token stands in the database") {
    WithUser place;
    auto opened = place.sessions.log_in("li", kPassword, "::1");
    REQUIRE(opened.ok());
    place.database.read([&](store::Connection& connection) {
        auto stored = connection.value<std::string>("SELECT token_digest FROM sessions");
        CHECK(stored.value_or("").size() == 64);
        CHECK(stored != opened->token);
        auto hash = connection.value<std::string>("SELECT password_hash FROM users WHERE user_name = 'li'");
        CHECK(hash.value_or("").starts_with("$argon2id$"));
        return 0;
    });
}

TEST_CASE("a session ends after thirty idle minutes and after twelve hours in any case") {
    WithUser place;
    auto opened = place.sessions.log_in("li", kPassword, "::1");
    REQUIRE(opened.ok());
    for (int i = 0; i < 30; ++i) {
        place.clock.advance(std::chrono::minutes(20));
        CAPTURE(i);
        REQUIRE(place.sessions.authenticate(opened->token).ok());
    }
    place.clock.advance(std::chrono::minutes(31));
    CHECK_FALSE(place.sessions.authenticate(opened->token).ok());

    auto again = place.sessions.log_in("li", kPassword, "::1");
    REQUIRE(again.ok());
    for (int i = 0; i < 36; ++i) {
        static_cast<void>(place.sessions.authenticate(again->token));
        place.clock.advance(std::chrono::minutes(20));
    }
    CHECK_FALSE(place.sessions.authenticate(again->token).ok());
}

TEST_CASE("who reads a page does not wait for who writes") {
    WithUser place;
    auto opened = place.sessions.log_in("li", kPassword, "::1");
    REQUIRE(opened.ok());
    auto const seen = [&] {
        return place.database.read([](store::Connection& connection) {
            return connection.value<std::string>("SELECT seen_at FROM sessions").value_or("");
        });
    };
    auto const at_log_in = seen();
    place.clock.advance(std::chrono::minutes(2));
    auto const written = place.database.write([&](auto&) -> Result<void> {
        bool known = false;
        std::thread([&] { known = place.sessions.authenticate(opened->token).ok(); }).join();
        CHECK(known);
        return {};
    });
    REQUIRE(written.ok());
    CHECK(seen() == at_log_in);
    CHECK(place.sessions.authenticate(opened->token).ok());
    CHECK(seen() == iso_time(place.clock.now()));
}

TEST_CASE("after five wrong passwords each has to wait twice as long, also the right one") {
    WithUser place;
    for (int i = 0; i < 5; ++i) {
        CHECK(place.sessions.wait_of("li", "10.0.0.1") == std::chrono::seconds(0));
        auto refused = place.sessions.log_in("li", "wrong password", "10.0.0.1");
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::unauthenticated);
    }
    for (auto const wait : {std::chrono::seconds(1), std::chrono::seconds(2), std::chrono::seconds(4)}) {
        auto const early = place.sessions.log_in("li", kPassword, "10.0.0.2");
        CHECK(early.error().code == ErrorCode::unavailable);
        CHECK(early.error().message.find(std::to_string(wait.count()) + " 秒后") != std::string::npos);
        CHECK(place.sessions.wait_of("li", "10.0.0.2") == wait);
        place.clock.advance(wait);
        CHECK(place.sessions.log_in("li", "wrong password", "10.0.0.2").error().code ==
              ErrorCode::unauthenticated);
    }
    CHECK(place.sessions.log_in("boss", kPassword, "10.0.0.1").ok());
    place.clock.advance(std::chrono::seconds(8));
    REQUIRE(place.sessions.log_in("li", kPassword, "10.0.0.2").ok());
    CHECK(place.sessions.wait_of("li", "10.0.0.2") == std::chrono::seconds(0));
}

TEST_CASE("wrong passwords count where one's own is changed, weak new ones do not") {
    WithUser place;
    auto opened = place.sessions.log_in("li", kPassword, "::1");
    auto const change = [&](std::string const& old_password, std::string const& wanted) {
        return place.sessions.change_password(opened->token, old_password, wanted);
    };
    for (int i = 0; i < 9; ++i)
        CHECK(change(kPassword, "short").error().where == "/new_password");
    for (int i = 0; i < 5; ++i)
        CHECK(change("not the old one", "another password").error().where == "/old_password");
    CHECK(change(kPassword, "another password").error().code == ErrorCode::unavailable);
    place.clock.advance(std::chrono::seconds(1));
    CHECK(change(kPassword, "another password").ok());
}

TEST_CASE("an address that tries many names has to wait, and so has its network, but nobody else") {
    WithUser place;
    auto const fail_twenty_times = [&](std::string const& address) {
        for (int i = 0; i < 20; ++i)
            CHECK_FALSE(place.sessions.log_in("name" + std::to_string(i), "wrong password", address).ok());
        place.clock.advance(std::chrono::hours(-1));  // the names are not what is looked at
    };
    fail_twenty_times("10.0.0.1");
    CHECK(place.sessions.log_in("li", kPassword, "10.0.0.1").error().code == ErrorCode::unavailable);
    CHECK(place.sessions.log_in("li", kPassword, "10.0.0.2").ok());
    fail_twenty_times("2001:db8::1");
    CHECK(place.sessions.log_in("li", kPassword, "2001:db8::2:3").error().code == ErrorCode::unavailable);
    CHECK(place.sessions.log_in("li", kPassword, "2001:db8:0:1::1").ok());
}

TEST_CASE("a changed password ends the other sessions and replaces the old one") {
    WithUser place;
    auto here = place.sessions.log_in("li", kPassword, "::1");
    auto there = place.sessions.log_in("li", kPassword, "::1");
    REQUIRE(here.ok());
    REQUIRE(there.ok());
    CHECK_FALSE(place.sessions.change_password(here->token, "not the old one", "another password").ok());
    CHECK_FALSE(place.sessions.change_password(here->token, kPassword, "short").ok());
    REQUIRE(place.sessions.change_password(here->token, kPassword, "another password").ok());
    CHECK(place.sessions.authenticate(here->token).ok());
    CHECK_FALSE(place.sessions.authenticate(there->token).ok());
    CHECK_FALSE(place.sessions.log_in("li", kPassword, "::1").ok());
    CHECK(place.sessions.log_in("li", "another password", "::1").ok());
}

TEST_CASE("a password that somebody else chose must be changed, one's own need not") {
    WithUser place;
    auto const must_change = [&](std::string const& password) {
        auto opened = place.sessions.log_in("li", password, "::1");
        REQUIRE(opened.ok());
        CHECK(place.sessions.authenticate(opened->token)->user.must_change_password ==
              opened->session.user.must_change_password);
        return opened->session.user.must_change_password;
    };
    CHECK(must_change(kPassword));
    auto opened = place.sessions.log_in("li", kPassword, "::1");
    CHECK(place.sessions.change_password(opened->token, kPassword, kPassword).error().where ==
          "/new_password");
    REQUIRE(place.sessions.change_password(opened->token, kPassword, "chosen by herself").ok());
    CHECK_FALSE(place.sessions.authenticate(opened->token)->user.must_change_password);
    CHECK_FALSE(must_change("chosen by herself"));
    auto const reset = [&](std::string const& password, Caller const& who) {
        UserChange change;
        change.password = password;
        REQUIRE(place.accounts.change(place.user.id, change, who).ok());
    };
    reset("given by the office", Caller{});
    CHECK(must_change("given by the office"));
    reset("set again by herself", {place.user.id, "li", Role::administrator});
    CHECK_FALSE(must_change("set again by herself"));
    CHECK(place.accounts.find("boss")->must_change_password);
    CHECK_FALSE(place.accounts.find("li")->must_change_password);
}

TEST_CASE("a disabled user is out at once and cannot return") {
    WithUser place;
    auto opened = place.sessions.log_in("li", kPassword, "::1");
    REQUIRE(opened.ok());
    REQUIRE(place.accounts.change(place.user.id, {.disabled = true}, Caller{}).ok());
    CHECK_FALSE(place.sessions.authenticate(opened->token).ok());
    CHECK(sessions_in(place.database) == 0);
    CHECK_FALSE(place.sessions.log_in("li", kPassword, "::1").ok());
}

TEST_CASE("the last administrator stays one") {
    WithUser place;
    auto boss = place.accounts.find("boss");
    REQUIRE(boss.ok());
    auto refused = place.accounts.change(boss->id, {.role = Role::reader}, Caller{});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::conflict);
    CHECK(place.accounts.find("boss")->role == Role::administrator);
    REQUIRE(place.accounts.change(place.user.id, {.role = Role::administrator}, Caller{}).ok());
    CHECK(place.accounts.change(boss->id, {.role = Role::reader}, Caller{}).ok());
}

TEST_CASE("names are unique and weak passwords are refused") {
    WithUser place;
    CHECK(place.accounts.create({"li", "另一人", Role::reader, kPassword}, Caller{}).error().code ==
          ErrorCode::conflict);
    CHECK(
        place.accounts.create({"wang", "小王", Role::reader, "short"}, Caller{}).error().fields.at(0).path ==
        "/password");
    CHECK_FALSE(
        place.accounts.create({"wangxiaoming", "小王", Role::reader, "wangxiaoming1"}, Caller{}).ok());
    CHECK_FALSE(place.accounts.create({"a b", "小王", Role::reader, kPassword}, Caller{}).ok());
    CHECK(place.accounts.list({})->total == 2);
}
