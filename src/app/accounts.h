#pragma once

#include <optional>
#include <string>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
class Database;
}  // namespace zs::store

namespace zs::app {

class PasswordHasher;

struct NewUser {
    std::string user_name;
    std::string display_name;
    Role role = Role::reader;
    std::string password;
};

struct UserChange {
    std::optional<std::string> display_name;
    std::optional<Role> role;
    std::optional<bool> disabled;
    std::optional<std::string> password;
};

struct InitialAdministrator {
    std::string user_name;
    std::string password;
};

/// The people who may log in. A changed password, role or `disabled` ends the user's sessions.
class Accounts {
  public:
    Accounts(store::Database& database, PasswordHasher& hasher, Clock const& clock);

    Result<Page<User>> list(PageRequest page) const;
    Result<User> find(std::string const& user_name) const;
    /// The password is good for one log-in: its user sets another first. conflict if the name is taken.
    Result<User> create(NewUser const& wanted, Caller const& who);
    /// A password that somebody else sets is good for one log-in. conflict if it would leave no administrator
    /// who can log in.
    Result<User> change(UserId id, UserChange const& change, Caller const& who);
    /// On an installation without users: makes "admin" with a random password, which is returned and stored
    /// nowhere.
    Result<std::optional<InitialAdministrator>> ensure_administrator();

  private:
    store::Database& database_;
    PasswordHasher& hasher_;
    Clock const& clock_;
};

/// The two parts of create() for use cases that make accounts among other things: before a transaction, and
/// in it with the password's hash.
Result<void> check_new_user(NewUser const& wanted);
Result<User> add_user(store::Connection& connection, Clock const& clock, NewUser const& wanted,
                      std::string const& hash, Caller const& who);

/// At least ten characters, not the user name. invalid_input names `path`.
Result<void> check_password(std::string const& password, std::string const& user_name,
                            std::string const& path);
/// Twenty characters nobody confuses, about 100 bits.
std::string random_password();

}  // namespace zs::app
