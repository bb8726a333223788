#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/campaign_effects.h"
#include "campaign/effect.h"
#include "store/campaign.h"

namespace zs::store {
class Connection;
}

namespace zs::app {

/// What a wish comes to, worked out but not written.
struct WorkedOut {
    CatalogueId catalogue_id;
    std::vector<store::CampaignUnit> units;
    std::vector<std::string> made;
    campaign::Effects effects;
    std::map<ItemId, ItemId> became;  ///< item of the version there was → of the wanted one

    [[nodiscard]] EffectCounts counts() const;
};

Result<WorkedOut> work_out(store::Connection& connection, store::Campaign const& campaign,
                           EffectWish const& wish, Missing missing);

/// Writes it, with the submissions, problems and work groups that belong to it, and returns what undoes it,
/// as JSON.
std::string carry_out(store::Connection& connection, Clock const& clock, store::Campaign const& campaign,
                      WorkedOut const& wanted, Caller const& who);

/// conflict once something of it was worked on since.
Result<void> take_back(store::Connection& connection, Clock const& clock, store::Campaign const& campaign,
                       std::string const& before, Caller const& who);

}  // namespace zs::app
