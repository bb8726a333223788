#include "api/campaign_types.h"
#include "api/endpoints.h"
#include "app/application.h"

namespace zs::api {

using campaign::Right;

Campaign to_wire(app::Campaign&& campaign) {
    return {campaign.id,
            campaign.catalogue_id,
            std::move(campaign.catalogue_title),
            campaign.jurisdiction_id,
            std::move(campaign.jurisdiction_name),
            std::move(campaign.name),
            campaign.state,
            std::move(campaign.evidence_since),
            std::move(campaign.evidence_until),
            std::move(campaign.due_on),
            campaign.self_approval,
            std::move(campaign.ranking_reason),
            campaign.revision};
}

namespace {

CampaignStage stage_to_wire(app::CampaignStage&& stage) {
    return {std::move(stage.name), std::move(stage.starts_on), std::move(stage.ends_on),
            std::move(stage.deliverables)};
}

std::vector<CampaignStage> stages_to_wire(std::vector<app::CampaignStage>&& stages) {
    std::vector<CampaignStage> out;
    for (auto& stage : stages)
        out.push_back(stage_to_wire(std::move(stage)));
    return out;
}

WorkGroup group_to_wire(app::WorkGroup&& group) {
    WorkGroup out{group.id, std::move(group.name), std::move(group.duty), {}, std::move(group.item_ids)};
    for (auto& member : group.members)
        out.members.push_back({member.user_id, std::move(member.display_name)});
    return out;
}

}  // namespace

CampaignView to_wire(app::CampaignView&& view) {
    CampaignView out;
    out.mechanisms = std::move(view.campaign.mechanisms);
    out.campaign = to_wire(std::move(view.campaign));
    out.stages = stages_to_wire(std::move(view.stages));
    for (auto& group : view.groups)
        out.groups.push_back(group_to_wire(std::move(group)));
    for (auto const& count : view.counts)
        out.counts.push_back({count.state, count.amount, count.overdue});
    out.may_manage = view.may_manage;
    return out;
}

UnitProposal to_wire(app::UnitProposal&& proposal) {
    UnitProposal out{proposal.unit_id,          std::move(proposal.name), proposal.kind,
                     proposal.item_count,       proposal.match,           {},
                     std::move(proposal.create)};
    for (auto& body : proposal.organisations)
        out.organisations.push_back({body.id, std::move(body.name)});
    return out;
}

std::vector<app::UnitWish> from_wire(std::vector<UnitWish> const& wishes) {
    std::vector<app::UnitWish> out;
    for (auto const& wish : wishes)
        out.push_back({wish.unit_id, wish.organisation_ids, wish.create});
    return out;
}

namespace {

Result<CampaignProposal> propose(app::Application& app, ProposalRequest const& in, Call& call) {
    ASSIGN_OR_RETURN(auto proposal,
                     app.campaigns().propose(in.catalogue_id, in.jurisdiction_id, call.caller));
    CampaignProposal out;
    out.name = std::move(proposal.name);
    out.evidence_since = std::move(proposal.evidence_since);
    out.evidence_until = std::move(proposal.evidence_until);
    out.due_on = std::move(proposal.due_on);
    for (auto& unit : proposal.units)
        out.units.push_back(to_wire(std::move(unit)));
    out.stages = stages_to_wire(std::move(proposal.stages));
    out.mechanisms = std::move(proposal.mechanisms);
    out.group_count = static_cast<std::int64_t>(proposal.groups.size());
    out.duty_count = proposal.duty_count;
    return out;
}

Result<RowsOf<DueAmount>> days(app::Application& app, Call& call) {
    ASSIGN_OR_RETURN(auto const rows, app.campaigns().days(call.id<CampaignId>(), call.caller));
    RowsOf<DueAmount> out;
    for (auto const& row : rows)
        out.rows.push_back({row.day, row.amount});
    return out;
}

Result<CampaignView> create(app::Application& app, NewCampaign const& in, Call& call) {
    app::NewCampaign const wanted{in.catalogue_id,    in.jurisdiction_id, in.name,
                                  in.evidence_since,  in.evidence_until,  in.due_on,
                                  from_wire(in.units)};
    ASSIGN_OR_RETURN(auto made, app.campaigns().create(wanted, call.caller));
    return to_wire(std::move(made));
}

Result<CampaignView> change(app::Application& app, CampaignChange const& in, Call& call) {
    app::CampaignChanges const changes{in.revision,       in.name,           in.state,
                                       in.evidence_since, in.evidence_until, in.due_on,
                                       in.self_approval,  in.ranking_reason, in.mechanisms};
    ASSIGN_OR_RETURN(auto changed, app.campaigns().change(call.id<CampaignId>(), changes, call.caller));
    return to_wire(std::move(changed));
}

Result<CampaignView> set_stages(app::Application& app, StagesChange const& in, Call& call) {
    std::vector<app::CampaignStage> stages;
    for (auto const& stage : in.stages)
        stages.push_back({{}, stage.name, stage.starts_on, stage.ends_on, stage.deliverables});
    ASSIGN_OR_RETURN(auto changed,
                     app.campaigns().set_stages(call.id<CampaignId>(), in.revision, stages, call.caller));
    return to_wire(std::move(changed));
}

Result<CampaignView> set_groups(app::Application& app, GroupsChange const& in, Call& call) {
    std::vector<app::WorkGroup> groups;
    for (auto const& wish : in.groups) {
        app::WorkGroup group{wish.id.value_or(WorkGroupId{}), wish.name, wish.duty, {}, wish.item_ids};
        for (auto const user : wish.user_ids)
            group.members.push_back({user, {}});
        groups.push_back(std::move(group));
    }
    ASSIGN_OR_RETURN(auto changed,
                     app.campaigns().set_groups(call.id<CampaignId>(), in.revision, groups, call.caller));
    return to_wire(std::move(changed));
}

}  // namespace

void add_campaign_endpoints(Router& router, app::Application* app) {
    router
        .get<Nothing, RowsOf<Campaign>>("/api/campaigns", "Campaigns of the caller's places, newest first",
                                        Access::reader,
                                        [app](Nothing const&, Call& call) -> Result<RowsOf<Campaign>> {
                                            ASSIGN_OR_RETURN(auto rows, app->campaigns().list(call.caller));
                                            RowsOf<Campaign> out;
                                            for (auto& row : rows)
                                                out.rows.push_back(to_wire(std::move(row)));
                                            return out;
                                        })
        .needs(Right::see, "campaign", "list");
    router
        .post<ProposalRequest, CampaignProposal>(
            "/api/campaigns/proposal", "A campaign as it could be made; nothing is written", Access::reader,
            [app](ProposalRequest const& in, Call& call) { return propose(*app, in, call); })
        .needs(Right::manage, "jurisdiction", "body/jurisdiction_id");
    router
        .post<NewCampaign, CampaignView>(
            "/api/campaigns", "Begin a campaign, with all its assignments", Access::reader,
            [app](NewCampaign const& in, Call& call) { return create(*app, in, call); })
        .needs(Right::manage, "jurisdiction", "body/jurisdiction_id")
        .status = 201;
    router
        .get<Nothing, CampaignView>(
            "/api/campaigns/{id}", "A campaign with stages, groups and counts", Access::reader,
            [app](Nothing const&, Call& call) -> Result<CampaignView> {
                ASSIGN_OR_RETURN(auto view, app->campaigns().find(call.id<CampaignId>(), call.caller));
                return to_wire(std::move(view));
            })
        .needs(Right::see, "campaign");
    router
        .get<Nothing, RowsOf<DueAmount>>("/api/campaigns/{id}/days", "What is still owed, by day",
                                         Access::reader,
                                         [app](Nothing const&, Call& call) { return days(*app, call); })
        .needs(Right::see, "campaign");
    router
        .patch<CampaignChange, CampaignView>(
            "/api/campaigns/{id}", "Change a campaign", Access::reader,
            [app](CampaignChange const& in, Call& call) { return change(*app, in, call); })
        .needs(Right::manage, "campaign");
    router
        .put<StagesChange, CampaignView>(
            "/api/campaigns/{id}/stages", "Set the stages", Access::reader,
            [app](StagesChange const& in, Call& call) { return set_stages(*app, in, call); })
        .needs(Right::manage, "campaign");
    router
        .put<GroupsChange, CampaignView>(
            "/api/campaigns/{id}/groups", "Set the work groups", Access::reader,
            [app](GroupsChange const& in, Call& call) { return set_groups(*app, in, call); })
        .needs(Right::manage, "campaign");
}

}  // namespace zs::api
