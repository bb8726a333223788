#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "store/campaign.h"

namespace zs::store {

class Connection;

/// Campaigns with their stages, groups and the meaning of the catalogue's names; assignments:
/// AssignmentStore.
class CampaignStore {
  public:
    explicit CampaignStore(Connection& connection) : connection_(connection) {}

    CampaignId insert(Campaign const& campaign);
    [[nodiscard]] std::optional<Campaign> find(CampaignId id) const;
    /// Newest first.
    [[nodiscard]] std::vector<Campaign> all() const;
    /// Everything but the jurisdiction; the revision grows.
    void update(Campaign const& campaign);

    [[nodiscard]] std::vector<CampaignStage> stages(CampaignId id) const;
    [[nodiscard]] std::vector<CampaignStage> stages_of(std::vector<CampaignId> const& ids) const;
    void set_stages(CampaignId id, std::vector<CampaignStage> const& stages);
    [[nodiscard]] std::vector<WorkGroup> groups(CampaignId id) const;
    /// Groups with an id keep it; those of the campaign that are not among them go.
    void set_groups(CampaignId id, std::vector<WorkGroup> const& groups);

    /// Whether all people of the groups have accounts and all items are of the catalogue.
    [[nodiscard]] bool all_known(CatalogueId catalogue_id, std::vector<WorkGroup> const& groups) const;

    [[nodiscard]] std::vector<CampaignUnit> units(CampaignId id) const;
    void set_units(CampaignId id, std::vector<CampaignUnit> const& units);

    CampaignChangeId insert_change(CampaignChange const& change);
    /// The newest first, without what was before.
    [[nodiscard]] std::vector<CampaignChange> changes(CampaignId id) const;
    [[nodiscard]] std::optional<CampaignChange> find_change(CampaignChangeId id) const;
    void set_undone(CampaignChangeId id, std::string const& by, std::string const& at);

    static std::span<std::string_view const> statements();

  private:
    void fill_group(WorkGroupId id, WorkGroup const& group);

    Connection& connection_;
};

}  // namespace zs::store
