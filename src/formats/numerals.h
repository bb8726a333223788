#pragma once

#include <string>
#include <string_view>

namespace zs::formats {

/// A number as a list shows it, by the name of the numbering format (ECMA-376 part 1, 17.18.59
/// ST_NumberFormat): numeral(12, "chineseCountingThousand") is 十二. Unknown formats are shown in Arabic
/// digits; "none" and "bullet" are "".
std::string numeral(int value, std::string_view format);

}  // namespace zs::formats
