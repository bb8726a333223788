#include "app/hand_over.h"

#include <algorithm>

#include "app/messages.h"
#include "app/standing.h"
#include "app/trail.h"
#include "base/text.h"
#include "calendar/day.h"
#include "store/database.h"
#include "store/membership_store.h"
#include "store/problem_store.h"
#include "store/user_store.h"

namespace zs::app {
namespace {

Place place_of(Membership const& membership) {
    return {membership.organisation_id, membership.path};
}

/// not_found where nothing of the person lies within what the caller sees, so that ids tell nothing.
Result<Holdings> holdings_of(store::Connection& connection, Clock const& clock, UserId id,
                             Scope const& scope) {
    auto const user = store::UserStore(connection).find(id);
    if (!user) return messages::no_such("人员");
    Holdings out{id, user->user_name, user->display_name, {}, {}, 0};
    auto memberships = store::MembershipStore(connection).of_user(id, today(clock));
    bool const seen = scope.administrator() ||
                      std::any_of(memberships.begin(), memberships.end(),
                                  [&](auto const& one) { return scope.may(Right::see, place_of(one)); });
    if (!seen) return messages::no_such("人员");
    auto const reach = scope.reach(Right::manage);
    if (reach.none()) return messages::forbidden();
    for (auto& one : memberships) {
        if (reach.covers(place_of(one)))
            out.memberships.push_back(std::move(one));
        else
            ++out.memberships_beyond;
    }
    out.holdings = store::HoldingStore(connection).of_user(id, reach);
    return out;
}

void pass_on(store::Connection& connection, Clock const& clock, Membership const& held, User const& successor,
             std::string const& reason, Caller const& who) {
    store::MembershipStore memberships(connection);
    auto const day = today(clock);
    auto passed = held;
    passed.user_id = successor.id;
    passed.starts_on = std::max(held.starts_on, day);
    passed.created_by = who.user_name;
    passed.created_at = iso_time(clock.now());
    if (!memberships.overlaps(passed)) {
        auto const id = memberships.insert(passed);
        memberships.move_deputies(held.id, id, successor.id);
    }
    memberships.end(held.id, calendar::to_string(*calendar::parse_day(day) - 1), reason);
}

/// Who answered for a rectification stays in the history of the problem.
void tell_problems(store::Connection& connection, Clock const& clock, Holdings const& held,
                   User const& successor, std::string const& reason, campaign::Reach const& reach,
                   Caller const& who) {
    store::ProblemStore problems(connection);
    for (auto const& [id, round] : store::HoldingStore(connection).problems(held.user_id, reach)) {
        store::ProblemStep step;
        step.round = round;
        step.event = campaign::ProblemEvent::handed_over;
        step.note = "责任人由" + held.display_name + "改为" + successor.display_name + "：" + reason;
        step.happened_at = iso_time(clock.now());
        problems.insert_step(id, step, who.user_id);
    }
}

}  // namespace

Result<Holdings> HandOver::preview(UserId leaver, Caller const& who) const {
    return database_.read([&](auto& connection) {
        return holdings_of(connection, clock_, leaver, scope_of(connection, clock_, who));
    });
}

Result<Holdings> HandOver::carry_out(UserId leaver, std::string const& successor_name,
                                     std::string const& given_reason, Caller const& who) {
    std::string const reason(trim(given_reason));
    if (reason.empty()) return messages::invalid("/reason", "请填写移交的原因。");
    return database_.write([&](auto& connection) -> Result<Holdings> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const held, holdings_of(connection, clock_, leaver, scope));
        auto const successor = store::UserStore(connection).credentials(successor_name);
        if (!successor || successor->user.disabled)
            return messages::invalid("/successor", "没有这个用户，或账号已停用。");
        if (successor->user.id == leaver) return messages::invalid("/successor", "不能移交给本人。");
        for (auto const& membership : held.memberships)
            pass_on(connection, clock_, membership, successor->user, reason, who);
        tell_problems(connection, clock_, held, successor->user, reason, scope.reach(Right::manage), who);
        store::HoldingStore(connection).move(leaver, successor->user.id, scope.reach(Right::manage));
        Facts facts;
        facts.add("from", held.user_name).add("to", successor->user.user_name).add("reason", reason);
        facts.add("memberships", held.memberships.size());
        for (auto const& holding : held.holdings)
            facts.add(holding.kind, holding.amount);
        record(connection, clock_, who.user_name, "membership.handed_over", subject_of("user", leaver),
               facts);
        return holdings_of(connection, clock_, successor->user.id, scope);
    });
}

}  // namespace zs::app
