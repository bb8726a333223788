#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zs::app {

/// A proposal was made for `before` (it reads `proposed` instead); meanwhile the text became `now`. The same
/// proposal for `now`, or nothing where both touch the same place.
std::optional<std::string> carried_over(std::string_view before, std::string_view proposed,
                                        std::string_view now);

}  // namespace zs::app
