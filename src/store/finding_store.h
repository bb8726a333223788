#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/finding.h"

namespace zs::store {

class Connection;

class FindingStore {
  public:
    explicit FindingStore(Connection& connection) : connection_(connection) {}

    FindingId insert(Finding const& finding);
    [[nodiscard]] std::optional<Finding> find(FindingId id) const;
    /// Errors first, then in the order found.
    [[nodiscard]] Page<Finding> page(FindingFilter const& filter, PageRequest page) const;
    [[nodiscard]] std::vector<Finding> of_item(ItemId id) const;
    [[nodiscard]] std::vector<Finding> all(CatalogueId id) const;
    /// State, reason, who and when.
    void set_decision(Finding const& finding);
    void set_correction(FindingId id, std::optional<std::string> const& correction);

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
