#include "app/sessions.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "app/accounts.h"
#include "app/messages.h"
#include "app/password.h"
#include "app/trail.h"
#include "base/digest.h"
#include "store/database.h"
#include "store/session_store.h"
#include "store/user_store.h"

namespace zs::app {
namespace {

constexpr std::chrono::seconds kLongest = std::chrono::hours(12);
constexpr std::chrono::seconds kLongestIdle = std::chrono::minutes(30);
/// "Seen" is written at most this often: reading pages should not cost a disk write each.
constexpr std::chrono::seconds kSeenStep = std::chrono::minutes(1);
constexpr std::chrono::seconds kSeenPatience = std::chrono::minutes(10);
constexpr int kFreeFailuresOfName = 5;
constexpr int kFreeFailuresOfAddress = 20;  // an office behind one

std::string digest_of(std::string_view token) {
    return hex(sha256(token));
}

/// Derived from the token, so that nothing more needs storing and it ends with the session.
std::string csrf_of(std::string_view token) {
    return hex(sha256("zhunsheng.csrf/1:" + std::string(token)));
}

/// Who has one address of IPv6 has the 2^64 of its network as well.
std::string network_of(std::string const& address) {
    std::array<char, 16> bytes{};
    if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
    bool const is_v4 = std::all_of(bytes.begin(), bytes.begin() + 10, [](char byte) { return byte == 0; });
    return hex(std::string_view(bytes.data(), is_v4 ? bytes.size() : bytes.size() / 2));
}

}  // namespace

Sessions::Sessions(store::Database& database, PasswordHasher& hasher, Clock const& clock)
    : database_(database),
      hasher_(hasher),
      clock_(clock),
      names_(clock, kFreeFailuresOfName),
      addresses_(clock, kFreeFailuresOfAddress) {}

std::chrono::seconds Sessions::wait_of(std::string const& user_name, std::string const& address) {
    return std::max(names_.wait_of(user_name), addresses_.wait_of(network_of(address)));
}

Result<void> Sessions::refuse(std::string const& user_name, std::string const& address) {
    addresses_.fail(network_of(address));
    RETURN_IF_ERROR(database_.write([&](auto& connection) -> Result<void> {
        record(connection, clock_, "system", "session.refused", "user_name/" + user_name.substr(0, 64),
               Facts().add("address", address));
        return {};
    }));
    return messages::wrong_log_in();
}

Result<OpenedSession> Sessions::log_in(std::string const& user_name, std::string const& password,
                                       std::string const& address) {
    auto const wait = wait_of(user_name, address);
    if (wait.count() > 0) return messages::throttled(wait);
    if (auto const late = names_.attempt(user_name); late.count() > 0) return messages::throttled(late);
    auto const found =
        database_.read([&](auto& connection) { return store::UserStore(connection).credentials(user_name); });
    bool accepted = false;
    if (found && !found->user.disabled) {
        accepted = hasher_.verify(found->password_hash, password);
    } else {
        hasher_.verify_nothing(password);
    }
    if (!accepted) return refuse(user_name, address).error();
    names_.forget(user_name);
    OpenedSession opened{hex(random_bytes(32)), {found->user, ""}};
    opened.session.csrf_token = csrf_of(opened.token);
    return database_.write([&](auto& connection) -> Result<OpenedSession> {
        store::SessionStore sessions(connection);
        sessions.remove_seen_before(iso_time(clock_.now() - kLongestIdle));
        sessions.insert(digest_of(opened.token), found->user.id, iso_time(clock_.now()));
        record(connection, clock_, user_name, "session.opened", subject_of("user", found->user.id),
               Facts().add("address", address));
        return opened;
    });
}

Result<Session> Sessions::authenticate(std::string_view token) {
    if (token.empty()) return messages::logged_out();
    auto const digest = digest_of(token);
    auto const found =
        database_.read([&](auto& connection) { return store::SessionStore(connection).find(digest); });
    auto const now = clock_.now();
    if (!found || found->user.disabled || found->created_at <= iso_time(now - kLongest) ||
        found->seen_at <= iso_time(now - kLongestIdle)) {
        return messages::logged_out();
    }
    if (found->seen_at <= iso_time(now - kSeenStep)) {
        auto const touch = [&](auto& connection) -> Result<void> {
            store::SessionStore(connection).touch(digest, iso_time(now));
            return {};
        };
        try {
            // A page does not wait for an import that is being written: the next one says it as well.
            if (found->seen_at > iso_time(now - kSeenPatience))
                database_.try_write(touch);
            else
                RETURN_IF_ERROR(database_.write(touch));
        } catch (store::DatabaseError const&) {  // a full disk: what is there can still be read
        }
    }
    return Session{found->user, csrf_of(token)};
}

Result<void> Sessions::log_out(std::string_view token) {
    auto const digest = digest_of(token);
    return database_.write([&](auto& connection) -> Result<void> {
        store::SessionStore sessions(connection);
        auto const found = sessions.find(digest);
        if (!found) return {};
        sessions.remove(digest);
        record(connection, clock_, found->user.user_name, "session.closed",
               subject_of("user", found->user.id), Facts());
        return {};
    });
}

Result<void> Sessions::change_password(std::string_view token, std::string const& old_password,
                                       std::string const& new_password) {
    ASSIGN_OR_RETURN(auto session, authenticate(token));
    auto const& user = session.user;
    RETURN_IF_ERROR(check_password(new_password, user.user_name, "/new_password"));
    if (new_password == old_password) return messages::same_password();
    auto const wait = names_.attempt(user.user_name);
    if (wait.count() > 0) return messages::throttled(wait);
    auto const found = database_.read(
        [&](auto& connection) { return store::UserStore(connection).credentials(user.user_name); });
    if (!found || !hasher_.verify(found->password_hash, old_password)) {
        return messages::wrong_password();
    }
    names_.forget(user.user_name);
    auto const hash = hasher_.hash(new_password);
    return database_.write([&](auto& connection) -> Result<void> {
        store::UserStore(connection).set_password_hash(user.id, hash, false);
        store::SessionStore(connection).remove_others(user.id, digest_of(token));
        record(connection, clock_, user.user_name, "user.password_changed", subject_of("user", user.id),
               Facts());
        return {};
    });
}

}  // namespace zs::app
