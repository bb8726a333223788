#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zs {

enum class PlusSign { plus, blank };

/// "%E5%87%86" to "准". Nothing for a broken escape or if the result is no UTF-8.
std::optional<std::string> percent_decode(std::string_view text, PlusSign plus);
/// Everything but letters, digits and -._~ escaped (RFC 3986).
std::string percent_encode(std::string_view text);

}  // namespace zs
