#pragma once

#include <optional>
#include <string>

#include "formats/xlsx/format_tokens.h"
#include "formats/xlsx/number_format.h"

namespace zs::formats {

/// A serial day number under a date format. Nothing outside the calendar of spreadsheets (0 … 31 December
/// 9999).
std::optional<std::string> show_date(double serial, FormatSection const& section, DateSystem dates);

}  // namespace zs::formats
