#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zs::json {

void append_string(std::string& out, std::string_view utf8);  ///< quoted and escaped
void append_integer(std::string& out, std::int64_t value);
void append_number(std::string& out,
                   double value);  ///< shortest form that reads back the same; null if not finite

/// Valid JSON spread over lines, two blanks a level, for files that people compare.
std::string indented(std::string_view json);

}  // namespace zs::json
