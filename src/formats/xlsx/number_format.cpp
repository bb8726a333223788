#include "formats/xlsx/number_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "formats/numerals.h"
#include "formats/xlsx/date_format.h"

namespace zs::formats {
namespace {

/// By id (ECMA-376 part 1, 18.8.30), with the additions of the Chinese locale.
constexpr std::pair<int, std::string_view> kBuiltin[] = {
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {11, "0.00E+00"},
    {12, "# ?/?"},
    {13, "# ?/?"},
    {14, "yyyy/m/d"},
    {15, "d-mmm-yy"},
    {16, "d-mmm"},
    {17, "mmm-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "yyyy\"年\"m\"月\""},
    {28, "m\"月\"d\"日\""},
    {29, "m\"月\"d\"日\""},
    {30, "yyyy/m/d"},
    {31, "yyyy\"年\"m\"月\"d\"日\""},
    {32, "h\"时\"mm\"分\""},
    {33, "h\"时\"mm\"分\"ss\"秒\""},
    {34, "上午/下午h\"时\"mm\"分\""},
    {35, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
    {36, "yyyy\"年\"m\"月\""},
    {37, "#,##0;-#,##0"},
    {38, "#,##0;-#,##0"},
    {39, "#,##0.00;-#,##0.00"},
    {40, "#,##0.00;-#,##0.00"},
    {41, "#,##0;-#,##0;\"-\""},
    {42, "#,##0;-#,##0;\"-\""},
    {43, "#,##0.00;-#,##0.00;\"-\""},
    {44, "#,##0.00;-#,##0.00;\"-\""},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss.0"},
    {48, "##0.0E+0"},
    {49, "@"},
    {50, "yyyy\"年\"m\"月\""},
    {51, "m\"月\"d\"日\""},
    {52, "yyyy\"年\"m\"月\""},
    {53, "m\"月\"d\"日\""},
    {54, "m\"月\"d\"日\""},
    {55, "上午/下午h\"时\"mm\"分\""},
    {56, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
    {57, "yyyy\"年\"m\"月\""},
    {58, "m\"月\"d\"日\""},
};

std::string general(double value) {
    if (value == 0) return "0";
    if (std::abs(value) < 1e15 && value == std::floor(value))
        return fmt::to_string(static_cast<long long>(value));
    return fmt::format("{:.10G}", value);
}

/// Rounds half away from zero on the decimal value, as spreadsheets do; binary 1.005 is meant to be 1.005.
double rounded(double value, int decimals) {
    double scale = std::pow(10.0, decimals);
    double scaled = std::abs(value) * scale;
    return std::floor(scaled * (1 + 4e-16) + 0.5) / scale;
}

struct Picture {
    int least_whole = 0;
    int decimals = 0;
    int least_decimals = 0;
    int least_exponent = 0;
    int scale_by_thousands = 0;
    int percents = 0;
    bool grouped = false;
    bool exponent = false;
    bool has_digits = false;
};

Picture picture_of(std::vector<FormatToken> const& tokens) {
    Picture out;
    bool after_point = false;
    for (auto const& token : tokens) {
        switch (token.kind) {
            case TokenKind::digit:
                out.has_digits = true;
                if (out.exponent) {
                    if (token.text == "0") ++out.least_exponent;
                } else if (after_point) {
                    ++out.decimals;
                    if (token.text == "0") out.least_decimals = out.decimals;
                } else if (token.text == "0" || out.least_whole > 0) {
                    ++out.least_whole;
                }
                out.grouped = out.grouped || out.scale_by_thousands > 0;
                if (!after_point) out.scale_by_thousands = 0;
                break;
            case TokenKind::point: after_point = true; break;
            case TokenKind::comma:
                if (out.has_digits) ++out.scale_by_thousands;
                break;
            case TokenKind::percent: ++out.percents; break;
            case TokenKind::exponent: out.exponent = true; break;
            default: break;
        }
    }
    return out;
}

std::string with_groups(std::string digits) {
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

/// The digits of a non-negative number as the picture asks: whole part and ".decimals".
std::string digits_of(double value, Picture const& picture) {
    std::string text = fmt::format("{:.{}f}", rounded(value, picture.decimals), picture.decimals);
    std::size_t point = std::min(text.find('.'), text.size());
    std::string whole = text.substr(0, point);
    std::string decimals = point < text.size() ? text.substr(point + 1) : "";
    while (static_cast<int>(decimals.size()) > picture.least_decimals && decimals.ends_with('0'))
        decimals.pop_back();
    if (whole == "0" && picture.least_whole == 0) whole.clear();
    if (static_cast<int>(whole.size()) < picture.least_whole) {
        whole.insert(0, static_cast<std::size_t>(picture.least_whole) - whole.size(), '0');
    }
    if (picture.grouped) whole = with_groups(whole);
    return decimals.empty() ? whole : whole + "." + decimals;
}

std::string scientific(double value, Picture const& picture) {
    int power = value == 0 ? 0 : static_cast<int>(std::floor(std::log10(value)));
    double mantissa = value / std::pow(10.0, power);
    if (rounded(mantissa, picture.decimals) >= 10) {
        mantissa /= 10;
        ++power;
    }
    return fmt::format("{}E{}{:0{}}", digits_of(mantissa, picture), power < 0 ? '-' : '+', std::abs(power),
                       std::max(1, picture.least_exponent));
}

std::string in_chinese(double value, int style) {
    if (value != std::floor(value) || value >= 10'000) return general(value);
    return value == 0
               ? "〇"
               : numeral(static_cast<int>(value), style == 2 ? "chineseLegalSimplified" : "chineseCounting");
}

/// One section applied to a value whose sign is already dealt with.
std::string show_section(double value, FormatSection const& section) {
    Picture picture = picture_of(section.tokens);
    if (picture.decimals > 30 || picture.least_whole > 30) return general(value);
    double shown = value * std::pow(100.0, std::min(picture.percents, 3)) /
                   std::pow(1000.0, std::min(picture.scale_by_thousands, 5));
    std::string number;
    if (section.chinese_digits != 0) {
        number = in_chinese(shown, section.chinese_digits);
    } else if (section.fraction) {
        number = general(shown);
    } else {
        number = picture.exponent ? scientific(shown, picture) : digits_of(shown, picture);
    }
    std::string out;
    bool placed = false;
    for (auto const& token : section.tokens) {
        switch (token.kind) {
            case TokenKind::literal: out += token.text; break;
            case TokenKind::percent: out += "%"; break;
            case TokenKind::general: out += section.chinese_digits != 0 ? number : general(value); break;
            case TokenKind::digit:
            case TokenKind::point:
                if (!std::exchange(placed, true)) out += number;
                break;
            default: break;
        }
    }
    return out;
}

FormatSection const* section_for(double value, std::vector<FormatSection> const& sections, bool& absolute) {
    absolute = false;
    for (auto const& section : sections) {
        if (section.condition && section.condition(value, section.operand)) {
            absolute = value < 0 && &section != &sections.front();
            return &section;
        }
    }
    bool conditions =
        std::any_of(sections.begin(), sections.end(), [](auto const& s) { return s.condition != nullptr; });
    if (conditions) {
        for (auto const& section : sections) {
            if (section.condition == nullptr && !section.is_text) return &section;
        }
        return nullptr;
    }
    if (value < 0 && sections.size() > 1 && !sections[1].is_text) {
        absolute = true;
        return &sections[1];
    }
    if (value == 0 && sections.size() > 2 && !sections[2].is_text) return &sections[2];
    return sections.empty() ? nullptr : &sections.front();
}

}  // namespace

NumberFormat::NumberFormat(std::string_view code)
    : general_(code.empty() || code == "General"),
      changes_text_(code != "@" && code.find('@') != std::string_view::npos),
      sections_(general_ ? std::vector<FormatSection>() : parse_format(code)) {}

std::string NumberFormat::show(double value, DateSystem dates) const {
    if (!std::isfinite(value)) return "";
    if (general_) return general(value);
    bool absolute = false;
    FormatSection const* section = section_for(value, sections_, absolute);
    if (section == nullptr || section->is_text) return general(value);
    if (section->is_date) {
        auto shown = show_date(value, *section, dates);
        return shown ? *shown : general(value);
    }
    bool minus = value < 0 && !absolute;
    if (std::abs(value) >= 1e15) return general(value);
    std::string out = show_section(std::abs(value), *section);
    bool says_nothing = out.find_first_of("123456789") == std::string::npos && section->chinese_digits == 0;
    return minus && !says_nothing ? "-" + out : out;
}

std::string NumberFormat::show(std::string text) const {
    if (!changes_text_) return text;
    for (auto const& section : sections_) {
        if (!section.is_text) continue;
        std::string out;
        for (auto const& token : section.tokens) {
            if (token.kind == TokenKind::literal) out += token.text;
            if (token.kind == TokenKind::text) out += text;
        }
        return out;
    }
    return text;
}

bool NumberFormat::shows_day() const {
    return std::any_of(sections_.begin(), sections_.end(), [](FormatSection const& section) {
        return section.is_date &&
               std::any_of(section.tokens.begin(), section.tokens.end(), [](FormatToken const& token) {
                   return token.kind == TokenKind::date &&
                          std::string_view("yed").find(token.text.front()) != std::string_view::npos;
               });
    });
}

std::string_view builtin_format(int id) {
    auto found = std::find_if(std::begin(kBuiltin), std::end(kBuiltin),
                              [id](auto const& one) { return one.first == id; });
    return found == std::end(kBuiltin) ? "General" : found->second;
}

}  // namespace zs::formats
