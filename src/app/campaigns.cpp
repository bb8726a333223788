#include "app/campaigns.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/campaign_access.h"
#include "app/campaign_plan.h"
#include "app/content_digest.h"
#include "app/place_access.h"
#include "app/trail.h"
#include "base/text.h"
#include "store/assignment_store.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/organisation_store.h"

namespace zs::app {
namespace {

using MaybeDay = std::optional<std::string>;

Result<void> check_day(MaybeDay const& day, char const* path) {
    if (day && !is_iso_date(*day)) return messages::invalid(path, "日期须写成 2026-03-31 的样子。");
    return {};
}

Result<void> check_window(MaybeDay const& since, MaybeDay const& until, MaybeDay const& due_on) {
    RETURN_IF_ERROR(check_day(since, "/evidence_since"));
    RETURN_IF_ERROR(check_day(until, "/evidence_until"));
    RETURN_IF_ERROR(check_day(due_on, "/due_on"));
    if (since && until && *until < *since)
        return messages::invalid("/evidence_until", "材料起止日期前后颠倒，请核对。");
    return {};
}

Result<store::CatalogueDetail> published(store::Connection& connection, CatalogueId id) {
    auto found = store::CatalogueStore(connection).find(id);
    if (!found) return messages::no_such("指标体系");
    if (found->summary.state != store::CatalogueState::published)
        return Error{ErrorCode::conflict, "指标体系还没有发布，请先核对并发布。", "/catalogue_id", {}};
    return std::move(*found);
}

bool is_owed(store::AssignmentState state) {
    return state == store::AssignmentState::open || state == store::AssignmentState::draft ||
           state == store::AssignmentState::returned;
}

std::vector<StateAmount> amounts(std::vector<store::StateCount> const& counts, std::string const& day) {
    std::map<store::AssignmentState, StateAmount> by_state;
    for (auto const& count : counts) {
        auto& amount = by_state[count.state];
        amount.state = count.state;
        amount.amount += count.amount;
        if (is_owed(count.state) && count.due_on && *count.due_on < day) amount.overdue += count.amount;
    }
    std::vector<StateAmount> out;
    for (auto const& [state, amount] : by_state)
        out.push_back(amount);
    return out;
}

Result<CampaignView> view_of(store::Connection& connection, Clock const& clock, Scope const& scope,
                             CampaignId id) {
    ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id));
    store::CampaignStore campaigns(connection);
    auto const counts = store::AssignmentStore(connection).counts(id, reach_in(scope, Right::see, campaign));
    return CampaignView{campaign, campaigns.stages(id), campaigns.groups(id), amounts(counts, today(clock)),
                        scope.may(Right::manage, place_of(campaign))};
}

/// The bodies of a proposal as if those to be made were there: their ids are made up.
std::vector<store::CampaignUnit> supposed(std::vector<UnitProposal> const& proposals) {
    std::map<std::string, OrganisationId> made;
    std::set<store::CampaignUnit> out;
    for (auto const& proposal : proposals) {
        for (auto const& body : proposal.organisations)
            out.insert({proposal.unit_id, body.id});
        for (auto const& name : proposal.create) {
            auto const next = OrganisationId{-1 - static_cast<std::int64_t>(made.size())};
            out.insert({proposal.unit_id, made.emplace(name, next).first->second});
        }
    }
    return {out.begin(), out.end()};
}

Result<void> check_stages(std::vector<CampaignStage> const& stages) {
    for (std::size_t at = 0; at < stages.size(); ++at) {
        auto const path = "/stages/" + std::to_string(at);
        auto const& stage = stages[at];
        if (trim(stage.name).empty()) return messages::invalid(path + "/name", "请填写阶段名称。");
        RETURN_IF_ERROR(check_day(stage.starts_on, (path + "/starts_on").c_str()));
        RETURN_IF_ERROR(check_day(stage.ends_on, (path + "/ends_on").c_str()));
        if (stage.starts_on && stage.ends_on && *stage.ends_on < *stage.starts_on)
            return messages::invalid(path + "/ends_on", "阶段的结束日期早于开始日期。");
    }
    return {};
}

Result<void> apply(Campaign& campaign, CampaignChanges const& changes) {
    if (changes.name) {
        campaign.name = collapse_white_space(*changes.name);
        if (campaign.name.empty()) return messages::invalid("/name", "请填写创建活动的名称。");
    }
    if (changes.state) campaign.state = *changes.state;
    if (changes.evidence_since.given) campaign.evidence_since = changes.evidence_since.value;
    if (changes.evidence_until.given) campaign.evidence_until = changes.evidence_until.value;
    if (changes.due_on.given) campaign.due_on = changes.due_on.value;
    if (changes.self_approval) campaign.self_approval = *changes.self_approval;
    if (changes.mechanisms) campaign.mechanisms = *changes.mechanisms;
    return check_window(campaign.evidence_since, campaign.evidence_until, campaign.due_on);
}

Facts facts_of(Campaign const& campaign) {
    return Facts()
        .add("name", campaign.name)
        .add("state", campaign.state)
        .add("evidence_since", campaign.evidence_since)
        .add("evidence_until", campaign.evidence_until)
        .add("due_on", campaign.due_on)
        .add("self_approval", campaign.self_approval)
        .add("ranking_reason", campaign.ranking_reason);
}

Result<Campaign> to_edit(store::Connection& connection, Scope const& scope, CampaignId id,
                         std::int64_t revision) {
    ASSIGN_OR_RETURN(auto campaign, campaign_for(connection, scope, id, Right::manage));
    if (campaign.revision != revision) return messages::stale();
    return campaign;
}

}  // namespace

Result<std::vector<Campaign>> Campaigns::list(Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<Campaign>> {
        auto const scope = scope_of(connection, clock_, who);
        auto out = store::CampaignStore(connection).all();
        std::erase_if(out, [&](auto const& one) { return !scope.knows(one.path); });
        return out;
    });
}

Result<CampaignView> Campaigns::find(CampaignId id, Caller const& who) const {
    return database_.read(
        [&](auto& connection) { return view_of(connection, clock_, scope_of(connection, clock_, who), id); });
}

Result<std::vector<DueAmount>> Campaigns::days(CampaignId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<DueAmount>> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id));
        std::map<std::string, std::int64_t> by_day;
        auto const reach = reach_in(scope, Right::see, campaign);
        for (auto const& count : store::AssignmentStore(connection).counts(id, reach)) {
            if (is_owed(count.state) && count.due_on) by_day[*count.due_on] += count.amount;
        }
        std::vector<DueAmount> out;
        for (auto const& [day, amount] : by_day)
            out.push_back({day, amount});
        return out;
    });
}

Result<CampaignProposal> Campaigns::propose(CatalogueId catalogue_id, JurisdictionId jurisdiction_id,
                                            Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<CampaignProposal> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const jurisdiction, place_to_manage(connection, scope, jurisdiction_id));
        ASSIGN_OR_RETURN(auto const detail, published(connection, catalogue_id));
        auto plan = campaign_plan(*interchange_of(connection, catalogue_id));
        CampaignProposal out;
        out.name = jurisdiction.name + "：" + detail.summary.title;
        out.evidence_since = plan.evidence_since;
        out.evidence_until = plan.evidence_until;
        out.due_on = plan.due_on;
        out.units = propose_units(connection, catalogue_id, jurisdiction);
        out.stages = std::move(plan.stages);
        out.groups = std::move(plan.groups);
        out.mechanisms = std::move(plan.mechanisms);
        auto const duties = wanted_duties(connection, catalogue_id, supposed(out.units), out.due_on);
        out.duty_count = static_cast<std::int64_t>(duties.size());
        return out;
    });
}

Result<CampaignView> Campaigns::create(NewCampaign const& wanted, Caller const& who) {
    auto const name = collapse_white_space(wanted.name);
    if (name.empty()) return messages::invalid("/name", "请填写创建活动的名称。");
    RETURN_IF_ERROR(check_window(wanted.evidence_since, wanted.evidence_until, wanted.due_on));
    return database_.write([&](auto& connection) -> Result<CampaignView> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const jurisdiction, place_to_manage(connection, scope, wanted.jurisdiction_id));
        RETURN_IF_ERROR(published(connection, wanted.catalogue_id));
        auto const made = missing_names(connection, jurisdiction, wanted.units);
        ASSIGN_OR_RETURN(auto const units, settle_units(connection, wanted.catalogue_id, jurisdiction,
                                                        wanted.units, Missing::make));
        auto const plan = campaign_plan(*interchange_of(connection, wanted.catalogue_id));
        Campaign fresh;
        fresh.catalogue_id = wanted.catalogue_id;
        fresh.jurisdiction_id = jurisdiction.id;
        fresh.name = name;
        fresh.evidence_since = wanted.evidence_since;
        fresh.evidence_until = wanted.evidence_until;
        fresh.due_on = wanted.due_on;
        fresh.mechanisms = plan.mechanisms;
        fresh.created_by = who.user_name;
        fresh.created_at = iso_time(clock_.now());
        store::CampaignStore campaigns(connection);
        auto const id = campaigns.insert(fresh);
        campaigns.set_stages(id, plan.stages);
        campaigns.set_groups(id, plan.groups);
        campaigns.set_units(id, units);
        store::AssignmentStore assignments(connection);
        auto const duties = wanted_duties(connection, wanted.catalogue_id, units, wanted.due_on);
        for (auto const& duty : duties)
            assignments.insert(id, duty);
        assignments.recount(id);
        record(connection, clock_, who.user_name, "campaign.created", subject_of("campaign", id),
               facts_of(fresh)
                   .add("catalogue_id", wanted.catalogue_id.value)
                   .add("jurisdiction", jurisdiction.name)
                   .add("assignments", duties.size())
                   .add("organisations_made", made));
        return view_of(connection, clock_, scope, id);
    });
}

Result<CampaignView> Campaigns::change(CampaignId id, CampaignChanges const& changes, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<CampaignView> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto campaign, to_edit(connection, scope, id, changes.revision));
        RETURN_IF_ERROR(apply(campaign, changes));
        if (changes.ranking_reason.given) {
            // Ranking units is the administrator's to switch on, and the reason stays on record: DOMAIN §3.
            if (!scope.administrator()) return messages::forbidden();
            campaign.ranking_reason = changes.ranking_reason.value;
        }
        store::CampaignStore(connection).update(campaign);
        record(connection, clock_, who.user_name, "campaign.changed", subject_of("campaign", id),
               facts_of(campaign));
        return view_of(connection, clock_, scope, id);
    });
}

Result<CampaignView> Campaigns::set_stages(CampaignId id, std::int64_t revision,
                                           std::vector<CampaignStage> const& stages, Caller const& who) {
    RETURN_IF_ERROR(check_stages(stages));
    return database_.write([&](auto& connection) -> Result<CampaignView> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, to_edit(connection, scope, id, revision));
        store::CampaignStore campaigns(connection);
        campaigns.set_stages(id, stages);
        campaigns.update(campaign);
        std::vector<std::string> names;
        for (auto const& stage : stages)
            names.push_back(stage.name + " " + stage.starts_on.value_or("") + "/" +
                            stage.ends_on.value_or(""));
        record(connection, clock_, who.user_name, "campaign.stages_set", subject_of("campaign", id),
               Facts().add("name", campaign.name).add("stages", names));
        return view_of(connection, clock_, scope, id);
    });
}

Result<CampaignView> Campaigns::set_groups(CampaignId id, std::int64_t revision,
                                           std::vector<WorkGroup> const& groups, Caller const& who) {
    for (std::size_t at = 0; at < groups.size(); ++at) {
        if (trim(groups[at].name).empty())
            return messages::invalid("/groups/" + std::to_string(at) + "/name", "请填写工作组名称。");
    }
    return database_.write([&](auto& connection) -> Result<CampaignView> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, to_edit(connection, scope, id, revision));
        store::CampaignStore campaigns(connection);
        if (!campaigns.all_known(campaign.catalogue_id, groups))
            return messages::invalid("/groups", "工作组里有不存在的人员或指标，请刷新页面。");
        campaigns.set_groups(id, groups);
        campaigns.update(campaign);
        std::vector<std::string> names;
        for (auto const& group : groups)
            names.push_back(group.name);
        record(connection, clock_, who.user_name, "campaign.groups_set", subject_of("campaign", id),
               Facts().add("name", campaign.name).add("groups", names));
        return view_of(connection, clock_, scope, id);
    });
}

}  // namespace zs::app
