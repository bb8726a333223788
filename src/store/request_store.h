#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "catalogue/catalogue.h"

namespace zs::store {

class Connection;

/// What a campaign asks for with a material request, or with an item that has none.
struct AskedFor {
    std::string path;  ///< of the campaign's jurisdiction
    std::optional<std::string> since;
    std::optional<std::string> until;
    std::string text;  ///< of the request; "" for an item alone
    std::vector<catalogue::MaterialPart> parts;
    std::vector<std::string> items;  ///< the texts of the items it serves
};

class RequestStore {
  public:
    explicit RequestStore(Connection& connection) : connection_(connection) {}

    /// Nothing if the campaign's catalogue has no such request.
    [[nodiscard]] std::optional<AskedFor> find(CampaignId campaign_id, MaterialRequestId request_id) const;
    [[nodiscard]] std::optional<AskedFor> find(CampaignId campaign_id, ItemId item_id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
