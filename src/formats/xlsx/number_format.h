#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/xlsx/format_tokens.h"

namespace zs::formats {

enum class DateSystem { from_1900, from_1904 };

/// A format code (ECMA-376 part 1, 18.8.31), taken apart once for the many cells that share it.
class NumberFormat {
  public:
    explicit NumberFormat(std::string_view code = "General");

    /// A number as a spreadsheet shows it: 0.985 under "0.0%" is "98.5%", 44562 under "yyyy\"年\"m\"月\"" is
    /// "2022年1月". A General integer has no decimals; dates outside the calendar and fractions ("# ?/?") are
    /// shown as General.
    [[nodiscard]] std::string show(double value, DateSystem dates) const;
    /// Whether a number under it is a day, not a duration or a time alone.
    [[nodiscard]] bool shows_day() const;
    /// Text under a format with a text section ("第"@"项"); otherwise unchanged.
    [[nodiscard]] std::string show(std::string text) const;

  private:
    bool general_;
    bool changes_text_;
    std::vector<FormatSection> sections_;
};

/// Format code of a built-in number format in a Chinese locale; "General" for the unknown.
std::string_view builtin_format(int id);

}  // namespace zs::formats
