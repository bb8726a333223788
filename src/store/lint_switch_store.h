#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace zs::store {

class Connection;

/// A rule of lint that is switched off for a catalogue.
struct LintSwitch {
    CatalogueId catalogue_id;
    std::string rule;
    std::string reason;
    std::string decided_by;  ///< user name
    std::string decided_at;
};

class LintSwitchStore {
  public:
    explicit LintSwitchStore(Connection& connection) : connection_(connection) {}

    void insert(LintSwitch const& off);
    void remove(CatalogueId catalogue_id, std::string const& rule);
    /// Those of a catalogue, by rule.
    [[nodiscard]] std::vector<LintSwitch> all(CatalogueId catalogue_id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
