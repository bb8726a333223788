#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/organisation.h"

namespace zs::store {

class Connection;

class OrganisationStore {
  public:
    explicit OrganisationStore(Connection& connection) : connection_(connection) {}

    /// The last of its jurisdiction. Nothing if the jurisdiction has one of that name.
    std::optional<OrganisationId> insert(Organisation const& wanted);
    [[nodiscard]] std::optional<Organisation> find(OrganisationId id) const;
    [[nodiscard]] std::optional<Organisation> find_named(JurisdictionId jurisdiction_id,
                                                         std::string const& name) const;
    /// Of one jurisdiction after the other, in their order.
    [[nodiscard]] Page<Organisation> page(OrganisationFilter const& filter, PageRequest page) const;
    /// Those of a jurisdiction and of what lies below it, without counts.
    [[nodiscard]] std::vector<Organisation> all_below(std::string const& path) const;
    /// Name, parent, position, closed_at; the revision grows. False if the name is taken.
    bool update(Organisation const& organisation);

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
