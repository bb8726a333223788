#pragma once

#include <string>

namespace zs::catalogue::recognise {

/// Of two lines of a list of units: does the break stand inside a name? Not behind a separator, and not
/// between two whole names.
bool broken_inside_name(std::u32string const& before, std::u32string const& here);

}  // namespace zs::catalogue::recognise
