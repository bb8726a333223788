#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zs::catalogue::recognise {

/// The time limit as written, white space removed ("6月底前"); nothing for an empty cell or a dash.
/// English keeps single blanks ("31 March 2025").
std::optional<std::string> read_deadline(std::string_view cell);

}  // namespace zs::catalogue::recognise
