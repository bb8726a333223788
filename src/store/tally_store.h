#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/board.h"
#include "campaign/scope.h"
#include "store/database.h"

namespace zs::store {

/// What a dashboard shows, counted along by the stores whose rows change. `kind` is of campaign/board.h.
class TallyStore {
  public:
    explicit TallyStore(Connection& connection) : connection_(connection) {}

    struct Of {
        CampaignId campaign_id;
        OrganisationId organisation_id;
    };
    /// Of the body and of the whole campaign.
    void add(Of const& of, std::string_view kind, std::string_view day, std::int64_t amount);
    /// Counts the merged requests of all bodies anew.
    void recount_merged(CampaignId id);

    /// In order of the kind and the day; without the assignments where the reach is not all of the campaign.
    [[nodiscard]] std::vector<campaign::Tally> of(CampaignId id, campaign::Reach const& reach) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
