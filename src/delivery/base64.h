#pragma once

#include <string>
#include <string_view>

namespace zs::delivery {

/// RFC 4648, 4. With padding, without line breaks.
std::string base64(std::string_view bytes);

}  // namespace zs::delivery
