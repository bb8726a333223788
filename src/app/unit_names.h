#pragma once

#include <string_view>

#include "catalogue/unit_likeness.h"
#include "store/unit.h"

namespace zs::app {

using catalogue::unit_likeness;
using catalogue::UnitLikeness;

inline store::UnitKind kind_of_unit(std::string_view name) {
    return catalogue::names_a_group(name) ? store::UnitKind::group : store::UnitKind::unit;
}

}  // namespace zs::app
