#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "store/user.h"

namespace zs::store {

class Connection;

struct StoredSession {
    User user;
    std::string created_at;
    std::string seen_at;
};

/// Sessions by the digest of their token; the token itself is nowhere.
class SessionStore {
  public:
    explicit SessionStore(Connection& connection) : connection_(connection) {}

    void insert(std::string_view token_digest, UserId user_id, std::string const& now);
    [[nodiscard]] std::optional<StoredSession> find(std::string_view token_digest) const;
    void touch(std::string_view token_digest, std::string const& now);
    void remove(std::string_view token_digest);
    /// All of the user's sessions but one ("" for all).
    void remove_others(UserId user_id, std::string_view kept_token_digest);
    void remove_seen_before(std::string const& instant);

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
