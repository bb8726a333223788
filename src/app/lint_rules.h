#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/ids.h"
#include "catalogue/catalogue.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
class Database;
}  // namespace zs::store

namespace zs::app {

/// A rule as it stands for one catalogue.
struct RuleState {
    std::string rule;
    std::string name;
    std::string why;
    std::string advice;
    catalogue::Severity severity = catalogue::Severity::note;
    std::int64_t open_count = 0;  ///< open findings
    std::int64_t finding_count = 0;
    bool off = false;
    std::optional<std::string> reason;
    std::optional<std::string> decided_by;
    std::optional<std::string> decided_at;
};

/// Rules of lint, catalogue by catalogue: switched off with a reason, and run again after edits.
class LintRules {
  public:
    LintRules(store::Database& database, Clock const& clock);

    /// Every rule of lint, and the recogniser's of which the catalogue has findings.
    Result<std::vector<RuleState>> list(CatalogueId id) const;
    /// Off: the rule's open findings are dismissed with the reason. On: those are open again. Drafts only.
    Result<RuleState> set(CatalogueId id, std::string const& rule, bool off,
                          std::optional<std::string> const& reason, Caller const& who);
    /// Runs the rules that are on over the draft as it is now: what is no longer found is settled, what is
    /// new is added, what somebody decided stays. The number of open findings.
    Result<std::int64_t> run_again(CatalogueId id, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
