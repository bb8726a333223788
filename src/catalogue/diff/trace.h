#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"

namespace zs::catalogue::diff {

/// Where a newer item comes from: the older item that has most of its wording. Without one if that is too
/// little.
struct TracedItem {
    int after = 0;  ///< position, from 1 through all lists
    std::string list;
    std::string number;
    std::optional<int> before;
    std::string before_list;
    std::string before_number;
    std::string text;
    std::string before_text;
    double after_share = 0;   ///< of the newer text found in the older
    double before_share = 0;  ///< of the older text that the newer one covers
};

/// What became of an older item: the newer ones traced to it, and the share of its text they cover together.
struct TracedWhole {
    int before = 0;
    std::string list;
    std::string number;
    std::vector<int> parts;
    double share = 0;
};

struct Trace {
    std::string schema = "zhunsheng.trace/1";
    std::vector<TracedItem> items;
    std::vector<TracedWhole> wholes;
};

/// Every newer item on its own, whatever else became of the older one: tasks and the indicator they were
/// split from.
Trace trace(Catalogue const& before, Catalogue const& after);

}  // namespace zs::catalogue::diff
