#include "formats/numerals.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "base/text.h"

namespace zs::formats {
namespace {

using Words = std::array<char const*, 10>;
constexpr Words kSimple = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Words kLegal = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr Words kLegalTraditional = {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"};

enum class LeadingOne { kept, dropped_before_ten, dropped };

struct Counting {
    Words const& digits;
    std::array<char const*, 4> units;  ///< "", ten, hundred, thousand
    LeadingOne leading_one;
    char const* gap;  ///< what stands for a skipped place: 一百零一
};

/// Below 10,000, which no list reaches.
std::string count(int value, Counting const& counting) {
    if (value <= 0 || value > 9999) return std::to_string(value);
    std::string out;
    bool gap = false;
    for (int place = 3, scale = 1000; place >= 0; --place, scale /= 10) {
        int digit = value / scale % 10;
        if (digit == 0) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += counting.gap;
        gap = false;
        bool drop = digit == 1 && place > 0 &&
                    (counting.leading_one == LeadingOne::dropped ||
                     (counting.leading_one == LeadingOne::dropped_before_ten && place == 1 && out.empty()));
        if (!drop) out += counting.digits[static_cast<std::size_t>(digit)];
        out += counting.units[static_cast<std::size_t>(place)];
    }
    return out;
}

std::string chinese(int value) {
    return count(value, {kSimple, {"", "十", "百", "千"}, LeadingOne::dropped_before_ten, "零"});
}
std::string japanese(int value) {
    return count(value, {kSimple, {"", "十", "百", "千"}, LeadingOne::dropped, ""});
}
std::string legal(int value) {
    return count(value, {kLegal, {"", "拾", "佰", "仟"}, LeadingOne::kept, "零"});
}
std::string legal_traditional(int value) {
    return count(value, {kLegalTraditional, {"", "拾", "佰", "仟"}, LeadingOne::kept, "零"});
}

std::string digit_by_digit(int value) {
    std::string out;
    for (char c : std::to_string(value)) {
        out += c == '-' ? "-" : kSimple[static_cast<std::size_t>(c - '0')];
    }
    return out;
}

std::string full_width(int value) {
    std::string out;
    for (char c : std::to_string(value))
        append_utf8(out, static_cast<char32_t>(c - '!' + 0xFF01));
    return out;
}

std::string roman(int value) {
    static constexpr std::array<std::pair<int, char const*>, 13> kSteps = {{{1000, "M"},
                                                                            {900, "CM"},
                                                                            {500, "D"},
                                                                            {400, "CD"},
                                                                            {100, "C"},
                                                                            {90, "XC"},
                                                                            {50, "L"},
                                                                            {40, "XL"},
                                                                            {10, "X"},
                                                                            {9, "IX"},
                                                                            {5, "V"},
                                                                            {4, "IV"},
                                                                            {1, "I"}}};
    if (value <= 0 || value > 32'767) return std::to_string(value);
    std::string out;
    for (auto const& [step, letters] : kSteps) {
        for (; value >= step; value -= step)
            out += letters;
    }
    return out;
}

/// a … z, aa, bb …: Word repeats the letter.
std::string letters(int value) {
    if (value <= 0 || value > 26 * 30) return std::to_string(value);
    return std::string(static_cast<std::size_t>((value - 1) / 26 + 1),
                       static_cast<char>('A' + (value - 1) % 26));
}

std::string lower(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// Characters that stand in a row in Unicode from `first` on for 1 … `most`; Arabic digits beyond.
std::string from_row(int value, char32_t first, int most) {
    if (value < 1 || value > most) return std::to_string(value);
    std::string out;
    append_utf8(out, first + static_cast<char32_t>(value - 1));
    return out;
}

std::string circled(int value) {
    if (value > 20 && value <= 35) return from_row(value - 20, U'㉑', 15);
    if (value > 35 && value <= 50) return from_row(value - 35, U'㊱', 15);
    return from_row(value, U'①', 20);
}

std::string from_list(int value, std::u32string_view list) {
    if (value < 1) return std::to_string(value);
    std::string out;
    append_utf8(out, list[static_cast<std::size_t>(value - 1) % list.size()]);
    return out;
}

struct NamedFormat {
    std::string_view name;
    std::string (*show)(int);
};

constexpr NamedFormat kFormats[] = {
    {"decimal", [](int v) { return std::to_string(v); }},
    {"decimalZero", [](int v) { return fmt::format("{:02}", v); }},
    {"upperRoman", roman},
    {"lowerRoman", [](int v) { return lower(roman(v)); }},
    {"upperLetter", letters},
    {"lowerLetter", [](int v) { return lower(letters(v)); }},
    {"chineseCounting", chinese},
    {"chineseCountingThousand", chinese},
    {"taiwaneseCounting", chinese},
    {"taiwaneseCountingThousand", chinese},
    {"japaneseCounting", japanese},
    {"koreanCounting", chinese},
    {"chineseLegalSimplified", legal},
    {"ideographLegalTraditional", legal_traditional},
    {"japaneseLegal", legal_traditional},
    {"ideographDigital", digit_by_digit},
    {"taiwaneseDigital", digit_by_digit},
    {"japaneseDigitalTenThousand", digit_by_digit},
    {"decimalFullWidth", full_width},
    {"decimalFullWidth2", full_width},
    {"decimalEnclosedCircle", circled},
    {"decimalEnclosedCircleChinese", circled},
    {"decimalEnclosedParen", [](int v) { return from_row(v, U'⑴', 20); }},
    {"decimalEnclosedFullstop", [](int v) { return from_row(v, U'⒈', 20); }},
    {"ideographEnclosedCircle", [](int v) { return from_row(v, U'㊀', 10); }},
    {"ideographTraditional", [](int v) { return from_list(v, U"甲乙丙丁戊己庚辛壬癸"); }},
    {"ideographZodiac", [](int v) { return from_list(v, U"子丑寅卯辰巳午未申酉戌亥"); }},
    {"numberInDash", [](int v) { return fmt::format("- {} -", v); }},
    {"none", [](int) { return std::string(); }},
    {"bullet", [](int) { return std::string(); }},
};

}  // namespace

std::string numeral(int value, std::string_view format) {
    auto found = std::find_if(std::begin(kFormats), std::end(kFormats),
                              [format](NamedFormat const& candidate) { return candidate.name == format; });
    return found == std::end(kFormats) ? std::to_string(value) : found->show(value);
}

}  // namespace zs::formats
