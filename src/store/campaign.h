#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "json/describe.h"

namespace zs::store {

using CampaignChangeId = Id<struct CampaignChangeTag>;

enum class CampaignState { planned, running, closed };
ZS_WIRE_ENUM(CampaignState, planned, running, closed);

/// A way of working (工作机制) of the plan.
struct Mechanism {
    std::string name;
    std::string text;
};
ZS_WIRE(Mechanism, name, text);

/// A published catalogue being worked through in one jurisdiction.
struct Campaign {
    CampaignId id;
    CatalogueId catalogue_id;
    std::string catalogue_title;
    JurisdictionId jurisdiction_id;
    std::string jurisdiction_name;
    std::string path;
    std::string name;
    CampaignState state = CampaignState::planned;
    std::optional<std::string> evidence_since;
    std::optional<std::string> evidence_until;
    std::optional<std::string> due_on;
    bool self_approval = false;                 ///< may somebody approve what they filed?
    std::optional<std::string> ranking_reason;  ///< set: units may be ranked, because of this
    std::vector<Mechanism> mechanisms;
    std::int64_t revision = 1;
    std::string created_by;
    std::string created_at;
};

struct CampaignStage {
    StageId id;
    std::string name;
    std::optional<std::string> starts_on;
    std::optional<std::string> ends_on;
    std::vector<std::string> deliverables;
};

struct GroupMember {
    UserId user_id;
    std::string display_name;
};

/// People who review or inspect together; one without items answers for all.
struct WorkGroup {
    WorkGroupId id;
    std::string name;
    std::string duty;
    std::vector<GroupMember> members;
    std::vector<ItemId> item_ids;
};

/// A name of the catalogue and a body it stands for in a campaign.
struct CampaignUnit {
    UnitId unit_id;
    OrganisationId organisation_id;
    friend auto operator<=>(CampaignUnit const&, CampaignUnit const&) = default;
};

/// An effect that was carried out, and what undoes it (JSON, of app/campaign_effects).
struct CampaignChange {
    CampaignChangeId id;
    CampaignId campaign_id;
    std::string kind;
    std::string counts;
    std::string before;
    std::string made_by;
    std::string made_at;
    std::optional<std::string> undone_by;
    std::optional<std::string> undone_at;
};

}  // namespace zs::store
