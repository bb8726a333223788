#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"

namespace zs::catalogue::diff {

/// What a change of a limit means for whoever has to meet it. `changed`: other, but neither harder nor easier
/// for certain (another event, another date rule).
enum class LimitChangeKind { tightened, loosened, added, gone, changed };

struct LimitChange {
    LimitChangeKind kind = LimitChangeKind::changed;
    std::optional<Limit> before;
    std::optional<Limit> after;
};

/// The limits of an item against those of the item it became; what stayed is left out.
std::vector<LimitChange> limit_changes(std::vector<Limit> const& before, std::vector<Limit> const& after);

/// "≥ 7 个工作日/年"; for tables and reports.
std::string describe(Limit const& limit);

}  // namespace zs::catalogue::diff
