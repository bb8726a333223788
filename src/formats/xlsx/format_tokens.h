#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zs::formats {

enum class TokenKind {
    literal,
    digit,
    point,
    comma,
    percent,
    exponent,
    general,
    text,
    date,
    elapsed,
    half_day
};

struct FormatToken {
    TokenKind kind = TokenKind::literal;
    std::string text;  ///< literal text; the letters of a date part, lower case; "0", "#", "?"
};

/// One section of a number format (positive; negative; zero; text).
struct FormatSection {
    std::vector<FormatToken> tokens;
    bool is_date = false;
    bool is_text = false;
    bool fraction = false;
    int chinese_digits = 0;  ///< [DBNum1], [DBNum2]
    bool (*condition)(double value, double operand) = nullptr;
    double operand = 0;
};

std::vector<FormatSection> parse_format(std::string_view code);

}  // namespace zs::formats
