#pragma once

#include <optional>
#include <string>

#include "base/ids.h"
#include "catalogue/catalogue.h"
#include "json/describe.h"

namespace zs::store {

enum class FindingState { open, settled, dismissed };
ZS_WIRE_ENUM(FindingState, open, settled, dismissed);

struct Finding {
    FindingId id;
    CatalogueId catalogue_id;
    std::optional<ItemId> item_id;
    catalogue::Finding content;
    FindingState state = FindingState::open;
    std::optional<std::string> reason;
    std::optional<std::string> decided_by;  ///< user name
    std::optional<std::string> decided_at;
};

struct FindingFilter {
    CatalogueId catalogue_id;
    std::optional<catalogue::Severity> severity;
    std::optional<FindingState> state;
};

}  // namespace zs::store
