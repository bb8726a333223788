#pragma once

#include <optional>
#include <string>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "store/finding.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::Finding;
using store::FindingFilter;
using store::FindingState;

/// Decisions about what the recogniser doubted.
class Findings {
  public:
    Findings(store::Database& database, Clock const& clock);

    Result<Page<Finding>> list(FindingFilter const& filter, PageRequest page) const;
    /// Dismissing needs a reason; opening again clears the decision.
    Result<Finding> decide(FindingId id, FindingState state, std::optional<std::string> const& reason,
                           Caller const& who);
    /// Puts the correction into the item and settles the finding, in one step. conflict if there is no
    /// correction, no item, or the catalogue is published.
    Result<Finding> apply_correction(FindingId id, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
