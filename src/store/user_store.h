#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/page.h"
#include "store/user.h"

namespace zs::store {

class Connection;

struct Credentials {
    User user;
    std::string password_hash;
};

class UserStore {
  public:
    explicit UserStore(Connection& connection) : connection_(connection) {}

    /// Nothing if the user name is taken.
    std::optional<UserId> insert(User const& user, std::string const& password_hash);
    [[nodiscard]] std::optional<User> find(UserId id) const;
    [[nodiscard]] std::optional<Credentials> credentials(std::string_view user_name) const;
    [[nodiscard]] Page<User> page(PageRequest page) const;
    [[nodiscard]] std::int64_t count() const;
    [[nodiscard]] std::int64_t active_administrators() const;
    void update(User const& user);
    void set_password_hash(UserId id, std::string const& password_hash, bool must_change);

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
