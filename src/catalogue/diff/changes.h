#pragma once

#include <optional>
#include <vector>

#include "catalogue/diff/diff.h"

namespace zs::catalogue::diff {

/// Lead and responsible units that came or went; the order and the width of punctuation make no difference.
/// Nothing if all are the same.
std::optional<DutyChange> unit_change(Item const& before, Item const& after);

/// deadline, effect, applicable and methods, where they differ.
std::vector<FieldChange> field_changes(Item const& before, Item const& after);

}  // namespace zs::catalogue::diff
