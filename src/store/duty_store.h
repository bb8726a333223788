#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/effect.h"
#include "campaign/scope.h"
#include "store/submission.h"

namespace zs::store {

class Connection;

/// An assignment as "my tasks" needs it.
struct OwedItem {
    AssignmentId id;
    CampaignId campaign_id;
    std::string campaign_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string path;  ///< of the organisation's jurisdiction
    std::optional<MaterialRequestId> request_id;
    ItemId item_id;
    std::string number;
    std::string list_name;
    std::string text;
    campaign::DutyRole role = campaign::DutyRole::responsible;
    std::optional<std::string> due_on;
    campaign::AssignmentState state = campaign::AssignmentState::open;
    std::vector<catalogue::MaterialPart> parts;  ///< of the request
};

/// What organisations owe in campaigns that run.
class DutyStore {
  public:
    explicit DutyStore(Connection& connection) : connection_(connection) {}

    /// In the order of the due day and the catalogue. An organisation owes some hundred at most.
    [[nodiscard]] std::vector<OwedItem> owed(campaign::Reach const& reach) const;
    [[nodiscard]] std::optional<OwedItem> find(AssignmentId id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
