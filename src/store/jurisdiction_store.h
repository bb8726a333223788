#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/organisation.h"

namespace zs::store {

class Connection;

class JurisdictionStore {
  public:
    explicit JurisdictionStore(Connection& connection) : connection_(connection) {}

    /// Its path follows from `parent`. Nothing if the parent has one of that name.
    std::optional<JurisdictionId> insert(std::optional<Jurisdiction> const& parent, JurisdictionLevel level,
                                         std::string const& name);
    [[nodiscard]] std::optional<Jurisdiction> find(JurisdictionId id) const;
    /// From above to below, those of one parent in the order in which they were made.
    [[nodiscard]] std::vector<Jurisdiction> all() const;
    [[nodiscard]] std::vector<Jurisdiction> children(std::optional<JurisdictionId> parent) const;
    void rename(JurisdictionId id, std::string const& name);
    /// Whether it was: not while something refers to it.
    bool remove(JurisdictionId id);

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
