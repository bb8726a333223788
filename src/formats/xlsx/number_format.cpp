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

std::string_view builtin_format(int id) {
    switch (id) {
        case 1: return "0";
        case 2: return "0.00";
        case 3: return "#,##0";
        case 4: return "#,##0.00";
        case 9: return "0%";
        case 10: return "0.00%";
        case 11: return "0.00E+00";
        case 12:
        case 13: return "# ?/?";
        case 14:
        case 30: return "yyyy/m/d";
        case 15: return "d-mmm-yy";
        case 16: return "d-mmm";
        case 17: return "mmm-yy";
        case 18: return "h:mm AM/PM";
        case 19: return "h:mm:ss AM/PM";
        case 20: return "h:mm";
        case 21: return "h:mm:ss";
        case 22: return "yyyy/m/d h:mm";
        case 27:
        case 36:
        case 50:
        case 52:
        case 57: return "yyyy\"年\"m\"月\"";
        case 28:
        case 29:
        case 51:
        case 53:
        case 54:
        case 58: return "m\"月\"d\"日\"";
        case 31: return "yyyy\"年\"m\"月\"d\"日\"";
        case 32: return "h\"时\"mm\"分\"";
        case 33: return "h\"时\"mm\"分\"ss\"秒\"";
        case 34:
        case 55: return "上午/下午h\"时\"mm\"分\"";
        case 35:
        case 56: return "上午/下午h\"时\"mm\"分\"ss\"秒\"";
        case 37:
        case 38: return "#,##0;-#,##0";
        case 39:
        case 40: return "#,##0.00;-#,##0.00";
        case 41:
        case 42: return "#,##0;-#,##0;\"-\"";
        case 43:
        case 44: return "#,##0.00;-#,##0.00;\"-\"";
        case 45: return "mm:ss";
        case 46: return "[h]:mm:ss";
        case 47: return "mm:ss.0";
        case 48: return "##0.0E+0";
        case 49: return "@";
        default: return "General";
    }
}

}  // namespace zs::formats
