#pragma once

#include <string>
#include <string_view>

#include "base/limits.h"

namespace zs::formats {

constexpr char const* kChildCommand = "confined-read";

/// Exit statuses of the child, beside 0.
constexpr int kChildBadStart = 71;    ///< could not be confined; the file was not touched
constexpr int kChildBrokenPipe = 74;  ///< the answer could not be written

/// Reads the file that descriptor 0 holds and writes the answer to descriptor 1, confined. Never returns.
[[noreturn]] void live_as_child(std::string_view file_name, Limits const& limits);

/// Limits on the child's command line.
std::string limits_argument(Limits const& limits);
bool parse_limits(std::string_view text, Limits& limits);

}  // namespace zs::formats
