#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/diff/diff.h"

/// What publishing a new version means for the work done under the old one: DESIGN §7.3.
namespace zs::catalogue::diff {

/// `carries`: the text is the same, so its results stand. `reopens`: the text changed, what was done has to
/// be looked at again. `starts`: new work. `ends`: no longer asked for.
enum class Outcome { carries, reopens, starts, ends };

/// A unit's part in an item: one task.
struct CarriedTask {
    std::string unit;
    bool lead = false;
    Outcome outcome = Outcome::carries;
};

struct CarriedItem {
    Outcome outcome = Outcome::carries;
    ChangeKind kind = ChangeKind::unchanged;  ///< why
    std::vector<SideItem> before;
    std::vector<SideItem> after;
    std::vector<LimitChange> limits;
    std::vector<CarriedTask> tasks;
};

struct OutcomeCounts {
    int carries = 0;
    int reopens = 0;
    int starts = 0;
    int ends = 0;
};

struct CarryOver {
    OutcomeCounts items;
    OutcomeCounts tasks;
    std::vector<CarriedItem> changes;  ///< in the order of the new version
};

/// Pure. Results belong to a text (its digest; white space and the width of punctuation do not reopen
/// anything) and a unit: of an item that carries over, the tasks of units that came start, of units that went
/// end.
CarryOver carry_over(Catalogue const& before, Catalogue const& after);

}  // namespace zs::catalogue::diff
