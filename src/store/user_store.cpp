#include "store/user_store.h"

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

#define ZS_USER_COLUMNS \
    "u.id, u.user_name, u.display_name, u.role, u.disabled, u.created_at, u.must_change_password"

constexpr std::string_view kInsert =
    "INSERT INTO users (user_name, display_name, role, disabled, created_at, must_change_password, "
    "password_hash) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (user_name) DO NOTHING RETURNING id";
constexpr std::string_view kFind = "SELECT " ZS_USER_COLUMNS " FROM users u WHERE u.id = $1";
constexpr std::string_view kCredentials =
    "SELECT " ZS_USER_COLUMNS ", u.password_hash FROM users u WHERE u.user_name = $1";
constexpr std::string_view kCount = "SELECT count(*) FROM users";
constexpr std::string_view kPage = "SELECT " ZS_USER_COLUMNS " FROM users u ORDER BY u.id LIMIT $1 OFFSET $2";
constexpr std::string_view kAdministrators =
    "SELECT count(*) FROM users WHERE role = 'administrator' AND disabled = 0";
constexpr std::string_view kUpdate =
    "UPDATE users SET display_name = $2, role = $3, disabled = $4 WHERE id = $1";
constexpr std::string_view kSetPassword =
    "UPDATE users SET password_hash = $2, must_change_password = $3 WHERE id = $1";

constexpr std::string_view kStatements[] = {kInsert, kFind,           kCredentials, kCount,
                                            kPage,   kAdministrators, kUpdate,      kSetPassword};

User read_user(Cursor const& cursor) {
    User out;
    cursor.read(out.id, out.user_name, out.display_name, word_into(out.role), out.disabled, out.created_at,
                out.must_change_password);
    return out;
}

}  // namespace

std::optional<UserId> UserStore::insert(User const& user, std::string const& password_hash) {
    return connection_.value<UserId>(kInsert, user.user_name, user.display_name, word(user.role),
                                     user.disabled, user.created_at, user.must_change_password,
                                     password_hash);
}

std::optional<User> UserStore::find(UserId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_user(cursor);
}

std::optional<Credentials> UserStore::credentials(std::string_view user_name) const {
    auto cursor = connection_.query(kCredentials, user_name);
    if (!cursor.next()) return std::nullopt;
    Credentials out{read_user(cursor), {}};
    cursor.get(7, out.password_hash);
    return out;
}

Page<User> UserStore::page(PageRequest page) const {
    Page<User> out{count(), page.offset, page.limit, {}};
    auto cursor = connection_.query(kPage, page.limit, page.offset);
    while (cursor.next())
        out.rows.push_back(read_user(cursor));
    return out;
}

std::int64_t UserStore::count() const {
    return connection_.value<std::int64_t>(kCount).value_or(0);
}

std::int64_t UserStore::active_administrators() const {
    return connection_.value<std::int64_t>(kAdministrators).value_or(0);
}

void UserStore::update(User const& user) {
    connection_.run(kUpdate, user.id, user.display_name, word(user.role), user.disabled);
}

void UserStore::set_password_hash(UserId id, std::string const& password_hash, bool must_change) {
    connection_.run(kSetPassword, id, password_hash, must_change);
}

std::span<std::string_view const> UserStore::statements() {
    return kStatements;
}

}  // namespace zs::store
