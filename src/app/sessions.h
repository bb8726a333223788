#pragma once

#include <string>
#include <string_view>

#include "app/caller.h"
#include "app/throttle.h"
#include "base/error.h"

namespace zs::store {
class Database;
}

namespace zs::app {

class PasswordHasher;

struct Session {
    User user;
    std::string csrf_token;

    [[nodiscard]] Caller caller() const { return {user.id, user.user_name, user.role, user.display_name}; }
};

struct OpenedSession {
    std::string token;  ///< for the cookie; only its digest is stored
    Session session;
};

/// Log-in, log-out and the question "whose cookie is this?". A session ends 12 hours after log-in, after 30
/// idle minutes, on log-out, and when the password changes.
class Sessions {
  public:
    Sessions(store::Database& database, PasswordHasher& hasher, Clock const& clock);

    /// unauthenticated for a wrong name or password (without telling which), unavailable while the name
    /// (after five failures) or the address (after twenty) has to wait.
    Result<OpenedSession> log_in(std::string const& user_name, std::string const& password,
                                 std::string const& address);
    /// How long the next password of that name from that address has to wait.
    std::chrono::seconds wait_of(std::string const& user_name, std::string const& address);
    /// unauthenticated if the session is unknown, ended, or its user disabled.
    Result<Session> authenticate(std::string_view token);
    Result<void> log_out(std::string_view token);
    /// Ends the user's other sessions. Wrong passwords count as those of log_in() do.
    Result<void> change_password(std::string_view token, std::string const& old_password,
                                 std::string const& new_password);

  private:
    Result<void> refuse(std::string const& user_name, std::string const& address);

    store::Database& database_;
    PasswordHasher& hasher_;
    Clock const& clock_;
    Throttle names_;
    Throttle addresses_;
};

}  // namespace zs::app
