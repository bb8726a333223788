#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zs::json {

void append_string(std::string& out, std::string_view utf8);  ///< quoted and escaped
void append_integer(std::string& out, std::int64_t value);
void append_number(std::string& out,
                   double value);  ///< shortest form that reads back the same; null if not finite

}  // namespace zs::json
