#include "app/memberships.h"

#include "app/accounts.h"
#include "app/messages.h"
#include "app/password.h"
#include "app/standing.h"
#include "app/trail.h"
#include "base/text.h"
#include "calendar/day.h"
#include "store/database.h"
#include "store/membership_store.h"
#include "store/organisation_store.h"
#include "store/user_store.h"

namespace zs::app {
namespace {

Result<void> check_days(std::optional<std::string> const& starts_on,
                        std::optional<std::string> const& ends_on) {
    if (starts_on && !is_iso_date(*starts_on))
        return messages::invalid("/starts_on", "日期须写成 2026-03-31 的样子。");
    if (ends_on && !is_iso_date(*ends_on))
        return messages::invalid("/ends_on", "日期须写成 2026-03-31 的样子。");
    if (starts_on && ends_on && *ends_on < *starts_on)
        return messages::invalid("/ends_on", "结束日期不能早于开始日期。");
    return {};
}

Error already_there() {
    return {ErrorCode::conflict, "这个人在该时间段内已有这一岗位。", "/role", {}};
}

Place place_of(Membership const& membership) {
    return {membership.organisation_id, membership.path};
}

Result<Membership> membership_to_manage(store::Connection& connection, Clock const& clock, MembershipId id,
                                        Caller const& who) {
    auto found = store::MembershipStore(connection).find(id);
    if (!found) return messages::no_such("岗位");
    RETURN_IF_ERROR(require(scope_of(connection, clock, who), Right::manage, place_of(*found), "岗位"));
    return std::move(*found);
}

Facts facts_of(Membership const& membership) {
    return Facts()
        .add("user_name", membership.user_name)
        .add("organisation", membership.organisation_name)
        .add("role", membership.role)
        .add("starts_on", membership.starts_on)
        .add("ends_on", membership.ends_on);
}

Result<Membership> insert(store::Connection& connection, Clock const& clock, Membership wanted,
                          std::string_view action, Caller const& who) {
    store::MembershipStore memberships(connection);
    if (memberships.overlaps(wanted)) return already_there();
    wanted.created_by = who.user_name;
    wanted.created_at = iso_time(clock.now());
    auto const made = *memberships.find(memberships.insert(wanted));
    record(connection, clock, who.user_name, action, subject_of("membership", made.id),
           facts_of(made).add("deputy_of", made.deputy_of));
    return made;
}

/// The account of that name; a new one if the names and password of one are given.
Result<User> account_for(store::Connection& connection, Clock const& clock, NewMembership const& wanted,
                         std::string const& hash, Caller const& who) {
    auto const known = store::UserStore(connection).credentials(wanted.user_name);
    if (known && known->user.disabled)
        return messages::invalid("/user_name", "这个账号已停用，请先由管理员启用。");
    if (known) return known->user;
    if (!wanted.display_name || hash.empty())
        return messages::invalid("/user_name", "没有这个用户；新建账号须同时填写姓名和初始密码。");
    return add_user(connection, clock, {wanted.user_name, *wanted.display_name, Role::reader, {}}, hash, who);
}

}  // namespace

Result<Page<Membership>> Memberships::list(MembershipWish const& wish, PageRequest page,
                                           Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Page<Membership>> {
        store::MembershipFilter filter{scope_of(connection, clock_, who).reach(Right::see),
                                       wish.organisation_id, wish.user_id, wish.role, std::nullopt};
        if (!wish.ended) filter.not_ended_on = today(clock_);
        return store::MembershipStore(connection).page(filter, clamped(page));
    });
}

Result<std::vector<Membership>> Memberships::own(Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<Membership>> {
        auto const day = today(clock_);
        auto out = store::MembershipStore(connection).of_user(who.user_id, day);
        std::erase_if(out, [&](auto const& one) { return one.starts_on > day; });
        return out;
    });
}

Result<Membership> Memberships::create(NewMembership const& wanted, Caller const& who) {
    RETURN_IF_ERROR(check_days(wanted.starts_on, wanted.ends_on));
    std::string hash;
    if (wanted.password) {
        RETURN_IF_ERROR(check_new_user(
            {wanted.user_name, wanted.display_name.value_or(""), Role::reader, *wanted.password}));
        hash = hasher_.hash(*wanted.password);  // slow: not while holding the writer
    }
    return database_.write([&](auto& connection) -> Result<Membership> {
        auto const organisation = store::OrganisationStore(connection).find(wanted.organisation_id);
        if (!organisation) return messages::no_such("单位");
        RETURN_IF_ERROR(require(scope_of(connection, clock_, who), Right::manage,
                                {organisation->id, organisation->path}, "单位"));
        if (organisation->closed_at)
            return Error{ErrorCode::conflict, "这个单位已撤销，不能再安排人员。", "/organisation_id", {}};
        Membership fresh;
        fresh.organisation_id = organisation->id;
        fresh.role = wanted.role;
        fresh.starts_on = wanted.starts_on.value_or(today(clock_));
        fresh.ends_on = wanted.ends_on;
        RETURN_IF_ERROR(check_days(fresh.starts_on, fresh.ends_on));
        ASSIGN_OR_RETURN(auto const user, account_for(connection, clock_, wanted, hash, who));
        fresh.user_id = user.id;
        return insert(connection, clock_, std::move(fresh), "membership.created", who);
    });
}

Result<Membership> Memberships::appoint_deputy(MembershipId id, NewDeputy const& wanted, Caller const& who) {
    RETURN_IF_ERROR(check_days(wanted.starts_on, wanted.ends_on));
    return database_.write([&](auto& connection) -> Result<Membership> {
        ASSIGN_OR_RETURN(auto const principal, membership_to_manage(connection, clock_, id, who));
        if (principal.deputy_of)
            return Error{ErrorCode::conflict, "代理人不能再委托代理，请为本岗位人员指定代理人。", "", {}};
        if (principal.ends_on && *principal.ends_on < wanted.ends_on)
            return messages::invalid("/ends_on", "代理期不能晚于本岗位的结束日期。");
        auto const user = store::UserStore(connection).credentials(wanted.user_name);
        if (!user || user->user.disabled)
            return messages::invalid("/user_name", "没有这个用户，或账号已停用。");
        if (user->user.id == principal.user_id) return messages::invalid("/user_name", "代理人不能是本人。");
        Membership fresh;
        fresh.user_id = user->user.id;
        fresh.organisation_id = principal.organisation_id;
        fresh.role = principal.role;
        fresh.deputy_of = id;
        fresh.starts_on = wanted.starts_on;
        fresh.ends_on = wanted.ends_on;
        return insert(connection, clock_, std::move(fresh), "membership.deputy_appointed", who);
    });
}

Result<Membership> Memberships::end(MembershipId id, MembershipEnd const& end, Caller const& who) {
    RETURN_IF_ERROR(check_days(std::nullopt, end.last_day));
    if (trim(end.reason).empty()) return messages::invalid("/reason", "请填写结束的原因。");
    return database_.write([&](auto& connection) -> Result<Membership> {
        ASSIGN_OR_RETURN(auto const membership, membership_to_manage(connection, clock_, id, who));
        auto const day = today(clock_);
        if (membership.ends_on && *membership.ends_on < day)
            return Error{ErrorCode::conflict, "这一岗位已经结束。", "", {}};
        auto const yesterday = calendar::to_string(*calendar::parse_day(day) - 1);
        store::MembershipStore memberships(connection);
        memberships.end(id, end.last_day.value_or(yesterday), std::string(trim(end.reason)));
        auto const ended = *memberships.find(id);
        record(connection, clock_, who.user_name, "membership.ended", subject_of("membership", id),
               facts_of(ended).add("reason", end.reason));
        return ended;
    });
}

}  // namespace zs::app
