#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "app/campaign_units.h"
#include "base/error.h"
#include "json/settable.h"
#include "store/assignment.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::Campaign;
using store::CampaignStage;
using store::CampaignState;
using store::Mechanism;
using store::WorkGroup;

/// A campaign as it could be made: nothing of it is written.
struct CampaignProposal {
    std::string name;
    std::optional<std::string> evidence_since;
    std::optional<std::string> evidence_until;
    std::optional<std::string> due_on;
    std::vector<UnitProposal> units;
    std::vector<CampaignStage> stages;
    std::vector<WorkGroup> groups;
    std::vector<Mechanism> mechanisms;
    std::int64_t duty_count = 0;  ///< with the bodies there are and those to be made
};

struct NewCampaign {
    CatalogueId catalogue_id;
    JurisdictionId jurisdiction_id;
    std::string name;
    std::optional<std::string> evidence_since;
    std::optional<std::string> evidence_until;
    std::optional<std::string> due_on;
    std::vector<UnitWish> units;
};

struct CampaignChanges {
    std::int64_t revision = 0;
    std::optional<std::string> name;
    std::optional<CampaignState> state;
    json::Settable<std::string> evidence_since;
    json::Settable<std::string> evidence_until;
    json::Settable<std::string> due_on;  ///< of assignments made from now on
    std::optional<bool> self_approval;
    json::Settable<std::string> ranking_reason;
    std::optional<std::vector<Mechanism>> mechanisms;
};

struct StateAmount {
    store::AssignmentState state = store::AssignmentState::open;
    std::int64_t amount = 0;
    std::int64_t overdue = 0;
};

struct CampaignView {
    Campaign campaign;
    std::vector<CampaignStage> stages;
    std::vector<WorkGroup> groups;
    std::vector<StateAmount> counts;  ///< of what the caller sees
    bool may_manage = false;
};

/// What the caller sees that is still owed on a day.
struct DueAmount {
    std::string day;
    std::int64_t amount = 0;
};

class Campaigns {
  public:
    Campaigns(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// Those of places the caller belongs to or sees, newest first.
    Result<std::vector<Campaign>> list(Caller const& who) const;
    Result<CampaignView> find(CampaignId id, Caller const& who) const;
    Result<std::vector<DueAmount>> days(CampaignId id, Caller const& who) const;
    Result<CampaignProposal> propose(CatalogueId catalogue_id, JurisdictionId jurisdiction_id,
                                     Caller const& who) const;
    /// With stages, groups and mechanisms of the catalogue's plan, and all assignments.
    Result<CampaignView> create(NewCampaign const& wanted, Caller const& who);
    Result<CampaignView> change(CampaignId id, CampaignChanges const& changes, Caller const& who);
    /// conflict on a stale revision of the campaign.
    Result<CampaignView> set_stages(CampaignId id, std::int64_t revision,
                                    std::vector<CampaignStage> const& stages, Caller const& who);
    Result<CampaignView> set_groups(CampaignId id, std::int64_t revision,
                                    std::vector<WorkGroup> const& groups, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
