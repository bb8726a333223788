#pragma once

#include "app/campaign_access.h"

namespace zs::app {

/// Reports tell of all of a campaign: they are for those who see all of it, whom the right reaches beside.
inline Result<store::Campaign> campaign_to_report(store::Connection& connection, Scope const& scope,
                                                  CampaignId id, Right right = Right::see) {
    auto found = store::CampaignStore(connection).find(id);
    if (!found || !scope.may(Right::see, place_of(*found))) return messages::no_such("创建活动");
    if (!scope.may(right, place_of(*found))) return messages::forbidden();
    return std::move(*found);
}

}  // namespace zs::app
