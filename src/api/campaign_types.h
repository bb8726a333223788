#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/page_types.h"
#include "app/campaigns.h"
#include "json/describe.h"
#include "json/settable.h"

namespace zs::api {

using store::Mechanism;

struct Campaign {
    CampaignId id;
    CatalogueId catalogue_id;
    std::string catalogue_title;
    JurisdictionId jurisdiction_id;
    std::string jurisdiction_name;
    std::string name;
    app::CampaignState state = app::CampaignState::planned;
    std::optional<std::string> evidence_since;
    std::optional<std::string> evidence_until;
    std::optional<std::string> due_on;
    bool self_approval = false;
    std::optional<std::string> ranking_reason;
    std::int64_t revision = 1;
};
ZS_WIRE(Campaign, id, catalogue_id, catalogue_title, jurisdiction_id, jurisdiction_name, name, state,
        evidence_since, evidence_until, due_on, self_approval, ranking_reason, revision);

struct CampaignStage {
    std::string name;
    std::optional<std::string> starts_on;
    std::optional<std::string> ends_on;
    std::vector<std::string> deliverables;
};
ZS_WIRE(CampaignStage, name, starts_on, ends_on, deliverables);

struct StageWish {
    std::string name;
    std::optional<std::string> starts_on;
    std::optional<std::string> ends_on;
    std::vector<std::string> deliverables;
};
ZS_WIRE(StageWish, name, starts_on, ends_on, deliverables);
ZS_WIRE_RULES(StageWish, {.field = "name", .min = 1, .max = 200}, {.field = "starts_on", .format = "date"},
              {.field = "ends_on", .format = "date"}, {.field = "deliverables", .max = 100});

struct GroupMember {
    UserId user_id;
    std::string display_name;
};
ZS_WIRE(GroupMember, user_id, display_name);

struct WorkGroup {
    WorkGroupId id;
    std::string name;
    std::string duty;
    std::vector<GroupMember> members;
    std::vector<ItemId> item_ids;
};
ZS_WIRE(WorkGroup, id, name, duty, members, item_ids);

struct StateAmount {
    store::AssignmentState state = store::AssignmentState::open;
    std::int64_t amount = 0;
    std::int64_t overdue = 0;
};
ZS_WIRE(StateAmount, state, amount, overdue);

/// `counts` are of what the caller sees.
struct CampaignView {
    Campaign campaign;
    std::vector<CampaignStage> stages;
    std::vector<WorkGroup> groups;
    std::vector<Mechanism> mechanisms;
    std::vector<StateAmount> counts;
    bool may_manage = false;
};
ZS_WIRE(CampaignView, campaign, stages, groups, mechanisms, counts, may_manage);

struct DueAmount {
    std::string day;
    std::int64_t amount = 0;
};
ZS_WIRE(DueAmount, day, amount);

struct OrganisationRef {
    OrganisationId id;
    std::string name;
};
ZS_WIRE(OrganisationRef, id, name);

struct UnitProposal {
    UnitId unit_id;
    std::string name;
    store::UnitKind kind = store::UnitKind::unit;
    std::int64_t item_count = 0;
    app::UnitMatch match = app::UnitMatch::open;
    std::vector<OrganisationRef> organisations;
    std::vector<std::string> create;
};
ZS_WIRE(UnitProposal, unit_id, name, kind, item_count, match, organisations, create);

struct CampaignProposal {
    std::string name;
    std::optional<std::string> evidence_since;
    std::optional<std::string> evidence_until;
    std::optional<std::string> due_on;
    std::vector<UnitProposal> units;
    std::vector<CampaignStage> stages;
    std::vector<Mechanism> mechanisms;
    std::int64_t group_count = 0;
    std::int64_t duty_count = 0;
};
ZS_WIRE(CampaignProposal, name, evidence_since, evidence_until, due_on, units, stages, mechanisms,
        group_count, duty_count);

struct ProposalRequest {
    CatalogueId catalogue_id;
    JurisdictionId jurisdiction_id;
};
ZS_WIRE(ProposalRequest, catalogue_id, jurisdiction_id);

struct UnitWish {
    UnitId unit_id;
    std::vector<OrganisationId> organisation_ids;
    std::vector<std::string> create;
};
ZS_WIRE(UnitWish, unit_id, organisation_ids, create);
ZS_WIRE_RULES(UnitWish, {.field = "organisation_ids", .max = 500}, {.field = "create", .max = 500});

struct NewCampaign {
    CatalogueId catalogue_id;
    JurisdictionId jurisdiction_id;
    std::string name;
    std::optional<std::string> evidence_since;
    std::optional<std::string> evidence_until;
    std::optional<std::string> due_on;
    std::vector<UnitWish> units;
};
ZS_WIRE(NewCampaign, catalogue_id, jurisdiction_id, name, evidence_since, evidence_until, due_on, units);
ZS_WIRE_RULES(NewCampaign, {.field = "name", .min = 1, .max = 200},
              {.field = "evidence_since", .format = "date"}, {.field = "evidence_until", .format = "date"},
              {.field = "due_on", .format = "date"}, {.field = "units", .max = 2000});

struct CampaignChange {
    std::int64_t revision = 0;
    std::optional<std::string> name;
    std::optional<app::CampaignState> state;
    json::Settable<std::string> evidence_since;
    json::Settable<std::string> evidence_until;
    json::Settable<std::string> due_on;
    std::optional<bool> self_approval;
    json::Settable<std::string> ranking_reason;
    std::optional<std::vector<Mechanism>> mechanisms;
};
ZS_WIRE(CampaignChange, revision, name, state, evidence_since, evidence_until, due_on, self_approval,
        ranking_reason, mechanisms);
ZS_WIRE_RULES(CampaignChange, {.field = "name", .min = 1, .max = 200},
              {.field = "ranking_reason", .min = 1, .max = 500}, {.field = "mechanisms", .max = 200});

struct StagesChange {
    std::int64_t revision = 0;
    std::vector<StageWish> stages;
};
ZS_WIRE(StagesChange, revision, stages);
ZS_WIRE_RULES(StagesChange, {.field = "stages", .max = 100});

/// Without an id: a group that is to be made.
struct GroupWish {
    std::optional<WorkGroupId> id;
    std::string name;
    std::string duty;
    std::vector<UserId> user_ids;
    std::vector<ItemId> item_ids;
};
ZS_WIRE(GroupWish, id, name, duty, user_ids, item_ids);
ZS_WIRE_RULES(GroupWish, {.field = "name", .min = 1, .max = 200}, {.field = "duty", .max = 4000},
              {.field = "user_ids", .max = 500}, {.field = "item_ids", .max = 2000});

struct GroupsChange {
    std::int64_t revision = 0;
    std::vector<GroupWish> groups;
};
ZS_WIRE(GroupsChange, revision, groups);
ZS_WIRE_RULES(GroupsChange, {.field = "groups", .max = 100});

Campaign to_wire(app::Campaign&& campaign);
CampaignView to_wire(app::CampaignView&& view);
UnitProposal to_wire(app::UnitProposal&& proposal);
std::vector<app::UnitWish> from_wire(std::vector<UnitWish> const& wishes);

}  // namespace zs::api
