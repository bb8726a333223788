#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "json/describe.h"

namespace zs::store {

enum class UnitKind { unit, group };
ZS_WIRE_ENUM(UnitKind, unit, group);

/// A unit (责任单位) or unit group of one catalogue. Units merged into another one are its aliases.
struct Unit {
    UnitId id;
    CatalogueId catalogue_id;
    std::string name;
    UnitKind kind = UnitKind::unit;
    std::int64_t lead_count = 0;  ///< items it leads
    std::int64_t responsible_count = 0;
    std::vector<UnitId> members;  ///< of a group
    std::vector<std::string> aliases;
};

}  // namespace zs::store
