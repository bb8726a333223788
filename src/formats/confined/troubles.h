#pragma once

#include <exception>
#include <string_view>

#include "base/error.h"

/// What to tell of a reading that did not come to its end.
namespace zs::formats {

Error unavailable(std::string_view file_name);  ///< could not be started or confined
Error died(std::string_view file_name);
Error out_of_time(std::string_view file_name);

/// Out of memory, or a bug of a parser.
Error thrown_while_reading(std::exception const& thrown, std::string_view file_name);

}  // namespace zs::formats
