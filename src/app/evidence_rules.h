#pragma once

#include <optional>
#include <string>

#include "base/error.h"

namespace zs::app {

/// What must hold of any evidence: a title of 1 to 200 characters, days that exist and are in order.
Result<void> check_evidence(std::string const& title, std::optional<std::string> const& since,
                            std::optional<std::string> const& until);

}  // namespace zs::app
