#include "app/effect_making.h"

#include <algorithm>
#include <set>

#include "app/content_digest.h"
#include "app/messages.h"
#include "app/submission_moves.h"
#include "catalogue/diff/diff.h"
#include "store/assignment_store.h"
#include "store/campaign_store.h"
#include "store/catalogue_store.h"
#include "store/columns.h"
#include "store/item_store.h"
#include "store/jurisdiction_store.h"
#include "store/problem_store.h"
#include "store/unit_store.h"

namespace zs::app {
namespace {

using campaign::AssignmentState;

/// The items that go on under another version, and the texts that count as the same.
struct Follow {
    std::map<ItemId, ItemId> became;
    std::set<ItemId> same_text;  ///< items of the old version
};

std::vector<ItemId> ids_in_order(store::Connection& connection, CatalogueId id) {
    std::vector<ItemId> out;
    for (auto const& item : store::ItemStore(connection).all(id))
        out.push_back(item.id);
    return out;
}

Follow follow(store::Connection& connection, CatalogueId before, CatalogueId after) {
    Follow out;
    auto const old_ids = ids_in_order(connection, before);
    auto const new_ids = ids_in_order(connection, after);
    auto const found =
        catalogue::diff::diff(*interchange_of(connection, before), *interchange_of(connection, after));
    for (auto const& change : found.changes) {
        if (change.after.empty()) continue;
        auto const next = new_ids.at(static_cast<std::size_t>(change.after.front().position - 1));
        for (auto const& side : change.before) {
            auto const old = old_ids.at(static_cast<std::size_t>(side.position - 1));
            out.became[old] = next;
            using catalogue::diff::ChangeKind;
            if (change.kind == ChangeKind::unchanged || change.kind == ChangeKind::moved)
                out.same_text.insert(old);
        }
    }
    return out;
}

/// The names of the new version with the bodies that the same name stood for; new names as far as they are
/// certain.
std::vector<UnitWish> carried_units(store::Connection& connection, store::Campaign const& campaign,
                                    CatalogueId after, store::Jurisdiction const& jurisdiction) {
    std::map<UnitId, std::vector<OrganisationId>> bodies;
    for (auto const& unit : store::CampaignStore(connection).units(campaign.id))
        bodies[unit.unit_id].push_back(unit.organisation_id);
    std::map<std::string, std::vector<OrganisationId>> by_name;
    for (auto const& unit : store::UnitStore(connection).all(campaign.catalogue_id)) {
        if (auto const found = bodies.find(unit.id); found != bodies.end())
            by_name[unit.name] = found->second;
    }
    std::vector<UnitWish> out;
    for (auto const& proposal : propose_units(connection, after, jurisdiction)) {
        auto& wish = out.emplace_back();
        wish.unit_id = proposal.unit_id;
        if (auto const found = by_name.find(proposal.name); found != by_name.end()) {
            wish.organisation_ids = found->second;
        } else if (proposal.match != UnitMatch::alike) {
            for (auto const& body : proposal.organisations)
                wish.organisation_ids.push_back(body.id);
        }
    }
    return out;
}

/// What is kept keeps its day (somebody may have set it); work on a changed text begins again where it had
/// ended.
campaign::Duty kept_duty(campaign::Effects::Pair const& pair) {
    auto out = pair.wanted;
    if (pair.present.duty.due_on) out.due_on = pair.present.duty.due_on;
    return out;
}

AssignmentState reopened_state(AssignmentState state) {
    switch (state) {
        case AssignmentState::open:
        case AssignmentState::draft: return state;
        case AssignmentState::withdrawn: return AssignmentState::open;
        case AssignmentState::filed:
        case AssignmentState::returned:
        case AssignmentState::accepted:
        case AssignmentState::not_involved: return AssignmentState::returned;
    }
    return AssignmentState::open;
}

/// A row as it was, and the state it was given: undoing needs both.
struct RowBefore {
    AssignmentId id;
    ItemId item_id;
    int clause = campaign::kWholeItem;
    std::optional<UnitId> via_unit_id;
    std::optional<MaterialRequestId> request_id;
    std::int64_t position = 0;
    std::optional<std::string> due_on;
    std::string text_digest;
    AssignmentState state = AssignmentState::open;
    std::optional<AssignmentState> given;  ///< nothing: the state was left alone
};
ZS_WIRE(RowBefore, id, item_id, clause, via_unit_id, request_id, position, due_on, text_digest, state, given);

struct UnitBefore {
    UnitId unit_id;
    OrganisationId organisation_id;
};
ZS_WIRE(UnitBefore, unit_id, organisation_id);

struct ProblemBefore {
    ProblemId id;
    ItemId item_id;
};
ZS_WIRE(ProblemBefore, id, item_id);

struct GroupBefore {
    WorkGroupId id;
    std::vector<ItemId> item_ids;
};
ZS_WIRE(GroupBefore, id, item_ids);

/// The last three are absent in what older programs wrote.
struct Before {
    CatalogueId catalogue_id;
    std::vector<UnitBefore> units;
    std::vector<RowBefore> rows;
    std::vector<AssignmentId> made;
    std::optional<std::vector<SubmissionBefore>> submissions;
    std::optional<std::vector<ProblemBefore>> problems;
    std::optional<std::vector<GroupBefore>> groups;
};
ZS_WIRE(Before, catalogue_id, units, rows, made, submissions, problems, groups);

RowBefore row_before(campaign::PresentDuty const& present, std::optional<AssignmentState> given) {
    auto const& duty = present.duty;
    return {present.id,    duty.item_id, duty.clause,      duty.via_unit_id, duty.request_id,
            duty.position, duty.due_on,  duty.text_digest, present.state,    given};
}

bool differs(campaign::Duty const& a, campaign::Duty const& b) {
    return a.item_id != b.item_id || a.via_unit_id != b.via_unit_id || a.request_id != b.request_id ||
           a.position != b.position || a.due_on != b.due_on || a.text_digest != b.text_digest;
}

std::vector<RowBefore> write_rows(store::AssignmentStore& assignments, CampaignId id,
                                  campaign::Effects const& effects) {
    std::vector<RowBefore> out;
    for (auto const& pair : effects.kept) {
        auto const duty = kept_duty(pair);
        if (!differs(duty, pair.present.duty)) continue;
        assignments.rewrite(pair.present.id, duty, pair.present.state);
        out.push_back(row_before(pair.present, std::nullopt));
    }
    for (auto const& pair : effects.reopened) {
        auto const state = reopened_state(pair.present.state);
        assignments.rewrite(pair.present.id, pair.wanted, state);
        out.push_back(row_before(pair.present, state));
    }
    for (auto const& present : effects.gone) {
        assignments.rewrite(present.id, present.duty, AssignmentState::withdrawn);
        out.push_back(row_before(present, AssignmentState::withdrawn));
    }
    for (auto const& duty : effects.fresh)
        assignments.insert(id, duty);
    return out;
}

/// Where what was filed goes along with its assignments.
AnswerMoves moves_of(campaign::Effects const& effects) {
    AnswerMoves out;
    auto const add = [&](campaign::Effects::Pair const& pair, bool opens) {
        auto const key = campaign::answer_key(pair.present.duty);
        out.next[key].push_back(pair.wanted);
        out.opens_again[key] = out.opens_again[key] || opens;
    };
    for (auto const& pair : effects.kept)
        add(pair, false);
    for (auto const& pair : effects.reopened)
        add(pair,
            pair.present.state != AssignmentState::open && pair.present.state != AssignmentState::draft);
    return out;
}

std::vector<ProblemBefore> move_problems(store::Connection& connection, CampaignId id,
                                         std::map<ItemId, ItemId> const& became) {
    store::ProblemStore problems(connection);
    std::vector<ProblemBefore> out;
    for (auto const& one : problems.items(id)) {
        auto const next = became.find(one.item_id);
        if (next == became.end()) continue;
        problems.set_item({one.id, next->second});
        out.push_back({one.id, one.item_id});
    }
    return out;
}

std::vector<GroupBefore> move_groups(store::Connection& connection, CampaignId id,
                                     std::map<ItemId, ItemId> const& became) {
    if (became.empty()) return {};
    store::CampaignStore campaigns(connection);
    auto groups = campaigns.groups(id);
    std::vector<GroupBefore> out;
    for (auto& group : groups) {
        out.push_back({group.id, group.item_ids});
        std::set<ItemId> next;
        for (auto const item : group.item_ids) {
            if (auto const found = became.find(item); found != became.end()) next.insert(found->second);
        }
        group.item_ids.assign(next.begin(), next.end());
    }
    campaigns.set_groups(id, groups);
    return out;
}

void put_back_groups(store::Connection& connection, CampaignId id, std::vector<GroupBefore> const& before) {
    if (before.empty()) return;
    store::CampaignStore campaigns(connection);
    auto groups = campaigns.groups(id);
    for (auto& group : groups) {
        group.item_ids.clear();  // of a version that goes: one made since begins anew
        for (auto const& one : before) {
            if (one.id == group.id) group.item_ids = one.item_ids;
        }
    }
    campaigns.set_groups(id, groups);
}

campaign::Duty duty_of(RowBefore const& row) {
    campaign::Duty out;
    out.item_id = row.item_id;
    out.clause = row.clause;
    out.via_unit_id = row.via_unit_id;
    out.request_id = row.request_id;
    out.position = row.position;
    out.due_on = row.due_on;
    out.text_digest = row.text_digest;
    return out;
}

/// What was begun since the change goes back with its assignments, too.
AnswerMoves moves_back(std::vector<RowBefore> const& rows,
                       std::map<AssignmentId, campaign::Duty> const& duties) {
    AnswerMoves out;
    for (auto const& row : rows) {
        auto next = duty_of(row);
        next.organisation_id = duties.at(row.id).organisation_id;
        auto const key = campaign::answer_key(duties.at(row.id));
        out.next[key].push_back(std::move(next));
        out.opens_again[key] = false;
    }
    return out;
}

}  // namespace

EffectCounts WorkedOut::counts() const {
    auto const size = [](auto const& rows) { return static_cast<std::int64_t>(rows.size()); };
    return {size(effects.kept), size(effects.reopened), size(effects.fresh), size(effects.gone)};
}

Result<WorkedOut> work_out(store::Connection& connection, store::Campaign const& campaign,
                           EffectWish const& wish, Missing missing) {
    auto const jurisdiction = *store::JurisdictionStore(connection).find(campaign.jurisdiction_id);
    WorkedOut out;
    out.catalogue_id = wish.catalogue_id.value_or(campaign.catalogue_id);
    bool const other = out.catalogue_id != campaign.catalogue_id;
    auto const catalogue = store::CatalogueStore(connection).find(out.catalogue_id);
    if (!catalogue || catalogue->summary.state != store::CatalogueState::published)
        return messages::invalid("/catalogue_id", "请选择一份已发布的指标体系。");
    if (!wish.units && !other) {
        out.units = store::CampaignStore(connection).units(campaign.id);
    } else {
        auto const wishes =
            wish.units ? *wish.units : carried_units(connection, campaign, out.catalogue_id, jurisdiction);
        out.made = missing_names(connection, jurisdiction, wishes);
        ASSIGN_OR_RETURN(out.units,
                         settle_units(connection, out.catalogue_id, jurisdiction, wishes, missing));
    }
    auto const wanted = wanted_duties(connection, out.catalogue_id, out.units, campaign.due_on);
    auto present = store::AssignmentStore(connection).present(campaign.id);
    Follow const items = other ? follow(connection, campaign.catalogue_id, out.catalogue_id) : Follow{};
    if (other) {
        std::map<ItemId, std::string> digests;
        for (auto const& duty : wanted) {
            if (duty.clause == campaign::kWholeItem) digests[duty.item_id] = duty.text_digest;
        }
        for (auto& one : present) {
            if (one.duty.clause != campaign::kWholeItem || !items.same_text.contains(one.duty.item_id))
                continue;
            auto const digest = digests.find(items.became.at(one.duty.item_id));
            if (digest != digests.end()) one.duty.text_digest = digest->second;
        }
    }
    out.effects = campaign::effects_of(present, wanted, items.became);
    out.became = items.became;
    return out;
}

std::string carry_out(store::Connection& connection, Clock const& clock, store::Campaign const& campaign,
                      WorkedOut const& wanted, Caller const& who) {
    store::CampaignStore campaigns(connection);
    store::AssignmentStore assignments(connection);
    Before before;
    before.catalogue_id = campaign.catalogue_id;
    for (auto const& unit : campaigns.units(campaign.id))
        before.units.push_back({unit.unit_id, unit.organisation_id});
    std::set<AssignmentId> there;
    for (auto const& one : assignments.present(campaign.id))
        there.insert(one.id);
    before.rows = write_rows(assignments, campaign.id, wanted.effects);
    before.submissions = move_submissions(connection, clock, campaign.id, moves_of(wanted.effects), who);
    before.problems = move_problems(connection, campaign.id, wanted.became);
    before.groups = move_groups(connection, campaign.id, wanted.became);
    for (auto const& one : assignments.present(campaign.id)) {
        if (!there.contains(one.id)) before.made.push_back(one.id);
    }
    assignments.recount(campaign.id);
    campaigns.set_units(campaign.id, wanted.units);
    auto changed = campaign;
    changed.catalogue_id = wanted.catalogue_id;
    campaigns.update(changed);
    return json::encode(before);
}

Result<void> take_back(store::Connection& connection, Clock const& clock, store::Campaign const& campaign,
                       std::string const& json, Caller const& who) {
    Before before;
    store::json_into(before).receive(json);
    store::AssignmentStore assignments(connection);
    std::map<AssignmentId, AssignmentState> now;
    std::map<AssignmentId, campaign::Duty> duties;
    for (auto const& one : assignments.present(campaign.id)) {
        now[one.id] = one.state;
        duties[one.id] = one.duty;
    }
    Error const worked_on{
        ErrorCode::conflict, "变更之后已有单位就相关任务开展工作，不能整体撤销；请直接调整。", "", {}};
    if (before.submissions && !move_back(connection, clock, *before.submissions, who)) return worked_on;
    move_submissions(connection, clock, campaign.id, moves_back(before.rows, duties), who);
    for (auto const& row : before.rows) {
        if (row.given && now.at(row.id) != *row.given) return worked_on;
        assignments.rewrite(row.id, duty_of(row), row.given ? row.state : now.at(row.id));
    }
    for (auto const id : before.made) {
        if (now.at(id) != AssignmentState::open) return worked_on;
        assignments.remove(id);
    }
    assignments.recount(campaign.id);
    store::ProblemStore problems(connection);
    for (auto const& one : before.problems.value_or(std::vector<ProblemBefore>()))
        problems.set_item({one.id, one.item_id});
    put_back_groups(connection, campaign.id, before.groups.value_or(std::vector<GroupBefore>()));
    std::vector<store::CampaignUnit> units;
    for (auto const& unit : before.units)
        units.push_back({unit.unit_id, unit.organisation_id});
    store::CampaignStore campaigns(connection);
    campaigns.set_units(campaign.id, units);
    auto restored = campaign;
    restored.catalogue_id = before.catalogue_id;
    campaigns.update(restored);
    return {};
}

}  // namespace zs::app
