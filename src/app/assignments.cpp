#include "app/assignments.h"

#include <algorithm>
#include <set>

#include "app/campaign_access.h"
#include "app/trail.h"
#include "base/text.h"
#include "store/assignment_store.h"
#include "store/database.h"
#include "store/membership_store.h"
#include "store/user_store.h"

namespace zs::app {
namespace {

constexpr std::size_t kMaxAtOnce = 1000;

/// An edit with its person looked up.
struct Looked {
    AssignmentEdit const& edit;
    std::optional<store::User> assignee;
    std::set<OrganisationId> of_assignee;  ///< where they have a role
    bool clears_assignee = false;
};

Result<Looked> look_up(store::Connection& connection, Clock const& clock, AssignmentEdit const& edit) {
    Looked out{edit, std::nullopt, {}, false};
    if (edit.due_on.given && edit.due_on.value && !is_iso_date(*edit.due_on.value))
        return messages::invalid("/due_on", "日期须写成 2026-03-31 的样子。");
    if (edit.due_on.given && trim(edit.reason).empty())
        return messages::invalid("/reason", "调整时限须写明原因。");
    if (!edit.assignee) return out;
    out.clears_assignee = edit.assignee->empty();
    if (out.clears_assignee) return out;
    auto const found = store::UserStore(connection).credentials(*edit.assignee);
    if (!found || found->user.disabled) return messages::invalid("/assignee", "没有这个用户，或账号已停用。");
    out.assignee = found->user;
    for (auto const& one : store::MembershipStore(connection).of_user(found->user.id, today(clock)))
        out.of_assignee.insert(one.organisation_id);
    return out;
}

EditedAssignment edited(Assignment const& before, Looked const& looked) {
    EditedAssignment out{before, before.due_on, before.assignee_name, false, std::nullopt};
    using enum store::AssignmentState;
    if (before.state == accepted || before.state == withdrawn) {
        out.refusal = before.state == accepted ? "已验收，不再调整。" : "已取消，不再调整。";
        return out;
    }
    if (looked.assignee && !looked.of_assignee.contains(before.organisation_id)) {
        out.refusal = looked.assignee->display_name + "不在" + before.organisation_name + "任职。";
        return out;
    }
    if (looked.edit.due_on.given) {
        out.due_on = looked.edit.due_on.value;
        out.changes = out.due_on != before.due_on;
    }
    if (looked.edit.assignee) {
        out.assignee_name = looked.assignee ? std::optional(looked.assignee->display_name) : std::nullopt;
        auto const id = looked.assignee ? std::optional(looked.assignee->id) : std::nullopt;
        out.changes = out.changes || id != before.assignee_id;
    }
    return out;
}

Result<std::vector<EditedAssignment>> try_edit(store::Connection& connection, Clock const& clock,
                                               CampaignId id, std::vector<AssignmentId> const& ids,
                                               AssignmentEdit const& edit, Caller const& who) {
    if (ids.empty() || ids.size() > kMaxAtOnce) return messages::invalid("/ids", "请选择 1 至 1000 项任务。");
    auto const scope = scope_of(connection, clock, who);
    RETURN_IF_ERROR(campaign_for(connection, scope, id));
    auto const found = store::AssignmentStore(connection).find_all(ids);
    std::set<AssignmentId> const distinct(ids.begin(), ids.end());
    if (found.size() != distinct.size()) return messages::no_such("任务");
    for (auto const& one : found) {
        if (one.campaign_id != id) return messages::no_such("任务");
        RETURN_IF_ERROR(require(scope, Right::manage, {one.organisation_id, one.path}, "任务"));
    }
    ASSIGN_OR_RETURN(auto const looked, look_up(connection, clock, edit));
    std::vector<EditedAssignment> out;
    for (auto const& one : found)
        out.push_back(edited(one, looked));
    return out;
}

}  // namespace

Result<Page<Assignment>> Assignments::list(AssignmentFilter filter, PageRequest page,
                                           Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Page<Assignment>> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, filter.campaign_id));
        filter.reach = reach_in(scope, Right::see, campaign);
        return store::AssignmentStore(connection).page(filter, clamped(page));
    });
}

Result<std::vector<EditedAssignment>> Assignments::preview(CampaignId id,
                                                           std::vector<AssignmentId> const& ids,
                                                           AssignmentEdit const& edit,
                                                           Caller const& who) const {
    return database_.read([&](auto& connection) { return try_edit(connection, clock_, id, ids, edit, who); });
}

Result<std::vector<EditedAssignment>> Assignments::edit(CampaignId id, std::vector<AssignmentId> const& ids,
                                                        AssignmentEdit const& edit, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<std::vector<EditedAssignment>> {
        ASSIGN_OR_RETURN(auto const all, try_edit(connection, clock_, id, ids, edit, who));
        std::vector<AssignmentId> changed;
        Facts facts;
        std::vector<std::string> before;
        for (auto const& one : all) {
            if (one.refusal) return Error{ErrorCode::conflict, *one.refusal, "/ids", {}};
            if (!one.changes) continue;
            changed.push_back(one.before.id);
            before.push_back(std::to_string(one.before.id.value) + " " + one.before.due_on.value_or("") +
                             " " + one.before.assignee_name.value_or(""));
        }
        store::AssignmentStore assignments(connection);
        if (changed.empty()) return all;
        if (edit.due_on.given) assignments.set_due(changed, edit.due_on.value);
        if (edit.assignee) {
            auto const user = store::UserStore(connection).credentials(*edit.assignee);
            assignments.set_assignee(changed, user ? std::optional(user->user.id) : std::nullopt);
        }
        facts.add("amount", std::to_string(changed.size()) + " 项").add("before", before);
        if (edit.assignee) facts.add("assignee", *edit.assignee);
        if (edit.due_on.given) facts.add("due_on", edit.due_on.value).add("reason", edit.reason);
        record(connection, clock_, who.user_name, "assignment.edited", subject_of("campaign", id), facts);
        return all;
    });
}

}  // namespace zs::app
