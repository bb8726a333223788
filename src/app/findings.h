#pragma once

#include <optional>
#include <string>
#include <vector>

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

/// Decisions about what the recogniser and lint doubted.
class Findings {
  public:
    Findings(store::Database& database, Clock const& clock);

    Result<Page<Finding>> list(FindingFilter const& filter, PageRequest page) const;
    /// Dismissing needs a reason; opening again clears the decision.
    Result<Finding> decide(FindingId id, FindingState state, std::optional<std::string> const& reason,
                           Caller const& who);
    /// The same decision for many of one catalogue, all or none. Those that somebody decided meanwhile are
    /// left as they are; the number of the others.
    Result<std::int64_t> decide_all(CatalogueId catalogue_id, std::vector<FindingId> const& ids,
                                    FindingState state, std::optional<std::string> const& reason,
                                    Caller const& who);
    /// Puts the correction into the item and settles the finding, in one step. conflict if there is no
    /// correction, no item, or the catalogue is published.
    Result<Finding> apply_correction(FindingId id, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
