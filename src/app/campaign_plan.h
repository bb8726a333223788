#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "store/campaign.h"

namespace zs::app {

/// The plan of a document as a campaign begins with it.
struct CampaignPlan {
    std::vector<store::CampaignStage> stages;
    std::vector<store::WorkGroup> groups;
    std::vector<store::Mechanism> mechanisms;
    std::optional<std::string> due_on;          ///< the day until which materials are to be filed
    std::optional<std::string> evidence_since;  ///< the earliest day that a request asks for
    std::optional<std::string> evidence_until;
};

CampaignPlan campaign_plan(catalogue::Catalogue const& catalogue);

}  // namespace zs::app
