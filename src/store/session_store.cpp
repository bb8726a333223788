#include "store/session_store.h"

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

constexpr std::string_view kInsert =
    "INSERT INTO sessions (token_digest, user_id, created_at, seen_at) VALUES ($1, $2, $3, $4)";
constexpr std::string_view kFind =
    "SELECT u.id, u.user_name, u.display_name, u.role, u.disabled, u.created_at, u.must_change_password, "
    "s.created_at, s.seen_at "
    "FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_digest = $1";
constexpr std::string_view kTouch = "UPDATE sessions SET seen_at = $2 WHERE token_digest = $1";
constexpr std::string_view kRemove = "DELETE FROM sessions WHERE token_digest = $1";
constexpr std::string_view kRemoveOthers = "DELETE FROM sessions WHERE user_id = $1 AND token_digest <> $2";
constexpr std::string_view kRemoveOld = "DELETE FROM sessions WHERE seen_at < $1";

constexpr std::string_view kStatements[] = {kInsert, kFind, kTouch, kRemove, kRemoveOthers, kRemoveOld};

}  // namespace

void SessionStore::insert(std::string_view token_digest, UserId user_id, std::string const& now) {
    connection_.run(kInsert, token_digest, user_id, now, now);
}

std::optional<StoredSession> SessionStore::find(std::string_view token_digest) const {
    auto cursor = connection_.query(kFind, token_digest);
    if (!cursor.next()) return std::nullopt;
    StoredSession out;
    auto& user = out.user;
    cursor.read(user.id, user.user_name, user.display_name, word_into(user.role), user.disabled,
                user.created_at, user.must_change_password, out.created_at, out.seen_at);
    return out;
}

void SessionStore::touch(std::string_view token_digest, std::string const& now) {
    connection_.run(kTouch, token_digest, now);
}

void SessionStore::remove(std::string_view token_digest) {
    connection_.run(kRemove, token_digest);
}

void SessionStore::remove_others(UserId user_id, std::string_view kept_token_digest) {
    connection_.run(kRemoveOthers, user_id, kept_token_digest);
}

void SessionStore::remove_seen_before(std::string const& instant) {
    connection_.run(kRemoveOld, instant);
}

std::span<std::string_view const> SessionStore::statements() {
    return kStatements;
}

}  // namespace zs::store
