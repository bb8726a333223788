#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/ids.h"
#include "catalogue/catalogue.h"

namespace zs::store {

class Connection;

/// The plan that the document of a catalogue states: stages, mechanisms, groups, rules of filling in.
class PlanStore {
  public:
    explicit PlanStore(Connection& connection) : connection_(connection) {}

    void insert(CatalogueId catalogue_id, catalogue::Plan const& plan);
    /// Nothing where the document states no plan.
    [[nodiscard]] std::optional<catalogue::Plan> find(CatalogueId catalogue_id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
