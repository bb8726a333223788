#include "app/accounts.h"

#include <fmt/format.h>

#include "app/messages.h"
#include "app/password.h"
#include "app/trail.h"
#include "base/text.h"
#include "store/database.h"
#include "store/session_store.h"
#include "store/user_store.h"

namespace zs::app {
namespace {

constexpr std::size_t kMinPasswordCharacters = 10;

Result<void> check_names(NewUser const& wanted) {
    if (wanted.user_name.empty() || wanted.user_name.size() > 64 || !is_valid_utf8(wanted.user_name) ||
        wanted.user_name != without_white_space(wanted.user_name)) {
        return messages::invalid("/user_name", "用户名不能为空、不能含空格，最长 64 个字节。");
    }
    if (trim(wanted.display_name).empty() || !is_valid_utf8(wanted.display_name)) {
        return messages::invalid("/display_name", "请填写姓名或科室名称。");
    }
    return {};
}

Facts facts_of(User const& user) {
    Facts out;
    out.add("user_name", user.user_name).add("display_name", user.display_name);
    out.add("role", user.role).add("disabled", user.disabled);
    return out;
}

/// What change() makes of a user, or why not.
Result<User> changed(User user, UserChange const& change) {
    if (change.display_name) {
        if (trim(*change.display_name).empty())
            return messages::invalid("/display_name", "请填写姓名或科室名称。");
        user.display_name = *change.display_name;
    }
    if (change.role) user.role = *change.role;
    if (change.disabled) user.disabled = *change.disabled;
    return user;
}

bool may_administer(User const& user) {
    return user.role == Role::administrator && !user.disabled;
}

}  // namespace

Accounts::Accounts(store::Database& database, PasswordHasher& hasher, Clock const& clock)
    : database_(database), hasher_(hasher), clock_(clock) {}

Result<Page<User>> Accounts::list(PageRequest page) const {
    return database_.read([&](auto& connection) -> Result<Page<User>> {
        return store::UserStore(connection).page(clamped(page));
    });
}

Result<User> Accounts::find(std::string const& user_name) const {
    return database_.read([&](auto& connection) -> Result<User> {
        auto found = store::UserStore(connection).credentials(user_name);
        if (!found) return messages::no_such("用户");
        return found->user;
    });
}

Result<void> check_new_user(NewUser const& wanted) {
    RETURN_IF_ERROR(check_names(wanted));
    return check_password(wanted.password, wanted.user_name, "/password");
}

Result<User> add_user(store::Connection& connection, Clock const& clock, NewUser const& wanted,
                      std::string const& hash, Caller const& who) {
    User user{{}, wanted.user_name, wanted.display_name, wanted.role, false, iso_time(clock.now()), true};
    auto const id = store::UserStore(connection).insert(user, hash);
    if (!id) return messages::name_taken(wanted.user_name);
    user.id = *id;
    record(connection, clock, who.user_name, "user.created", subject_of("user", *id), facts_of(user));
    return user;
}

Result<User> Accounts::create(NewUser const& wanted, Caller const& who) {
    RETURN_IF_ERROR(check_new_user(wanted));
    auto const hash = hasher_.hash(wanted.password);
    return database_.write([&](auto& connection) { return add_user(connection, clock_, wanted, hash, who); });
}

Result<User> Accounts::change(UserId id, UserChange const& change, Caller const& who) {
    std::string hash;
    if (change.password) hash = hasher_.hash(*change.password);  // slow: not while holding the writer
    return database_.write([&](auto& connection) -> Result<User> {
        store::UserStore users(connection);
        auto const before = users.find(id);
        if (!before) return messages::no_such("用户");
        if (change.password)
            RETURN_IF_ERROR(check_password(*change.password, before->user_name, "/password"));
        ASSIGN_OR_RETURN(User after, changed(*before, change));
        users.update(after);
        if (may_administer(*before) && users.active_administrators() == 0)
            return messages::last_administrator();
        if (change.password) users.set_password_hash(id, hash, who.user_id != id);
        bool const ends_sessions = change.password || after.disabled || after.role != before->role;
        if (ends_sessions) store::SessionStore(connection).remove_others(id, "");
        record(connection, clock_, who.user_name, "user.changed", subject_of("user", id),
               facts_of(after).add("password_changed", change.password.has_value()));
        return after;
    });
}

Result<std::optional<InitialAdministrator>> Accounts::ensure_administrator() {
    bool const empty =
        database_.read([](auto& connection) { return store::UserStore(connection).count() == 0; });
    if (!empty) return std::optional<InitialAdministrator>();
    InitialAdministrator made{"admin", random_password()};
    auto const created = create({made.user_name, "系统管理员", Role::administrator, made.password}, Caller{});
    if (created.ok()) return std::optional(made);
    if (created.error().code == ErrorCode::conflict) return std::optional<InitialAdministrator>();
    return created.error();
}

Result<void> check_password(std::string const& password, std::string const& user_name,
                            std::string const& path) {
    if (length_in_characters(password) < kMinPasswordCharacters || password.size() > 1024) {
        return messages::invalid(path, fmt::format("密码至少 {} 个字符，请加长。", kMinPasswordCharacters));
    }
    if (contains(password, user_name)) return messages::invalid(path, "密码里不能含用户名，请换一个。");
    return {};
}

std::string random_password() {
    // Without 0/O, 1/l/I: the password is read off a screen.
    static constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string out;
    for (char byte : random_bytes(20))
        out += kLetters[static_cast<unsigned char>(byte) % kLetters.size()];
    return out;
}

}  // namespace zs::app
