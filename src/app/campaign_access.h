#pragma once

#include "app/messages.h"
#include "app/standing.h"
#include "store/campaign_store.h"

namespace zs::app {

inline Place place_of(store::Campaign const& campaign) {
    return {{}, campaign.path};
}

/// A campaign is known to all who belong to its place or see it; more than that needs the right at its place.
inline Result<store::Campaign> campaign_for(store::Connection& connection, Scope const& scope, CampaignId id,
                                            std::optional<Right> right = std::nullopt) {
    auto found = store::CampaignStore(connection).find(id);
    if (!found || !scope.knows(found->path)) return messages::no_such("创建活动");
    if (right && !scope.may(*right, place_of(*found))) return messages::forbidden();
    return std::move(*found);
}

/// What of a campaign's assignments may be seen: all where the reach covers its place, so that nothing is
/// looked up.
inline campaign::Reach reach_in(Scope const& scope, Right right, store::Campaign const& campaign) {
    auto reach = scope.reach(right);
    if (reach.covers(place_of(campaign))) reach = {true, {}, {}};
    return reach;
}

}  // namespace zs::app
