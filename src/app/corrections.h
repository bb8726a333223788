#pragma once

#include "app/caller.h"
#include "base/error.h"
#include "lint/rule.h"
#include "store/finding.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
}

namespace zs::app {

/// Which field a correction of this rule is for; `text` for the recogniser's own.
lint::CorrectionKind corrects(std::string const& rule);

/// Puts a finding's correction into its item, or, where it renames a heading or a unit, into every item of
/// that name. The finding has a correction and an item. Part of the caller's transaction.
Result<void> put_correction(store::Connection& connection, Clock const& clock, Caller const& who,
                            store::Finding const& finding);

}  // namespace zs::app
