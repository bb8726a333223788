#pragma once

#include <vector>

#include "app/ledger_measures.h"
#include "store/item.h"

namespace zs::app {

/// The measures carried along that an item's words and limits ask for, with the item's own numbers in place
/// of theirs. Proposals: a person confirms them.
std::vector<MeasureProposal> proposals_of(store::Item const& item);

}  // namespace zs::app
