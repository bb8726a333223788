#pragma once

#include <string>
#include <string_view>

namespace zs::formats {

enum class DateSystem { from_1900, from_1904 };

/// A number as a spreadsheet shows it under a format code (ECMA-376 part 1, 18.8.31):
/// show_number(0.985, "0.0%", …) is "98.5%", show_number(44562, "yyyy\"年\"m\"月\"", …) is "2022年1月".
/// A General integer has no decimals; dates outside the calendar and fractions ("# ?/?") are shown as
/// General.
std::string show_number(double value, std::string_view format_code, DateSystem dates);

/// Text under a format with a text section ("第"@"项"); otherwise unchanged.
std::string show_text(std::string text, std::string_view format_code);

/// Format code of a built-in number format in a Chinese locale; "General" for the unknown.
std::string_view builtin_format(int id);

}  // namespace zs::formats
