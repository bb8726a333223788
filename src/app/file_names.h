#pragma once

#include <string>
#include <string_view>

namespace zs::app {

/// The last part of a path or name, without control characters.
std::string plain_name(std::string_view file_name);
/// By the ending; application/octet-stream for what is not known. For showing only: readers look at the
/// content.
std::string media_type_of(std::string_view file_name);

}  // namespace zs::app
