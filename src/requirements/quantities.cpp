#include "requirements/quantities.h"

#include <array>
#include <cmath>
#include <utility>

#include "base/text.h"

namespace zs::requirements {
namespace {

using catalogue::recognise::has;
using catalogue::recognise::starts_with;
using catalogue::recognise::word_at_start;
using std::u32string_view;

constexpr std::size_t kLongestNumeral = 8;

constexpr std::array<std::pair<char const*, char const*>, 18> kUnits = {
    {{"unit_working_day", "working_day"},
     {"unit_day", "day"},
     {"unit_hour", "hour"},
     {"unit_minute", "minute"},
     {"unit_second", "second"},
     {"unit_week", "week"},
     {"unit_month", "month"},
     {"unit_quarter", "quarter"},
     {"unit_year", "year"},
     {"unit_person", "person"},
     {"unit_times", "times"},
     {"unit_period", "period"},
     {"unit_class_hour", "class_hour"},
     {"unit_item", "item"},
     {"unit_point", "point"},
     {"unit_percentage_point", "percentage_point"},
     {"unit_yuan", "yuan"},
     {"unit_share", "%"}}};

bool is_ascii_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

std::optional<double> take_arabic(u32string_view text, std::size_t& at) {
    double value = 0;
    std::size_t i = at;
    while (i < text.size() && is_ascii_digit(text[i]))
        value = value * 10 + (text[i++] - U'0');
    if (i == at || i - at > 9) return std::nullopt;
    if (i + 1 < text.size() && text[i] == U'.' && is_ascii_digit(text[i + 1])) {
        double place = 1;
        double fraction = 0;
        for (++i; i < text.size() && is_ascii_digit(text[i]); ++i, place *= 10)
            fraction = fraction * 10 + (text[i] - U'0');
        value += fraction / place;
    }
    at = i;
    return value;
}

/// 二百三十: parse_number knows up to 九十九.
std::optional<double> chinese_number(u32string_view numeral) {
    double total = 0;
    double digit = 0;
    bool any = false;
    for (char32_t const c : numeral) {
        std::size_t const value = u32string_view(U"零一二三四五六七八九")
                                      .find(c == U'两'   ? U'二'
                                            : c == U'〇' ? U'零'
                                                         : c);
        if (value != u32string_view::npos) {
            if (any && digit != 0) return std::nullopt;  // 一二三: a list, no number
            digit = static_cast<double>(value);
        } else {
            double const scale = c == U'十' ? 10 : c == U'百' ? 100 : 1000;
            total += (digit == 0 ? 1 : digit) * scale;
            digit = 0;
        }
        any = true;
    }
    return any ? std::optional(total + digit) : std::nullopt;
}

std::optional<double> take_chinese(u32string_view text, std::size_t& at) {
    std::size_t i = at;
    while (i < text.size() && i - at < kLongestNumeral && is_numeral(text[i]))
        ++i;
    if (i == at) return std::nullopt;
    auto const value = chinese_number(text.substr(at, i - at));
    if (value) at = i;
    return value;
}

double rounded(double value) {
    return std::round(value * 100) / 100;
}

/// 九成, 八成五: tenths; 一成不变 and 三成员 are none.
std::optional<Quantity> tenths_at(u32string_view text, std::size_t at) {
    std::size_t i = at;
    auto const tenths = take_number(text, i);
    if (!tenths || *tenths < 1 || *tenths > 10 || i - at > 2 || !starts_with(text.substr(i), U"成"))
        return std::nullopt;
    double value = *tenths * 10;
    ++i;
    if (i < text.size() && is_numeral(text[i])) {
        std::size_t behind = i;
        auto const more = take_number(text, behind);
        if (!more || *more > 9 || behind - i != 1) return std::nullopt;
        value += *more;
        i = behind;
    }
    u32string_view const rest = text.substr(i);
    if (!rest.empty() && !has(U",。;、)以之的左多", rest.substr(0, 1))) return std::nullopt;
    return Quantity{at, i, value, std::nullopt, "%", false};
}

/// 2/3: a share, but no date.
std::optional<Quantity> slash_at(u32string_view text, std::size_t at) {
    std::size_t i = at;
    auto const share = is_ascii_digit(text[at]) ? take_arabic(text, i) : std::nullopt;
    if (!share || i >= text.size() || text[i] != U'/') return std::nullopt;
    auto const whole = take_arabic(text, ++i);
    bool const sound = whole && *share >= 1 && *share < *whole && *whole <= 10;
    if (!sound || has(U"/年月日", text.substr(i, 1))) return std::nullopt;
    return Quantity{at, i, rounded(*share / *whole * 100), std::nullopt, "%", true};
}

/// 百分之九十, 三分之二, 2/3, 九成, 半数.
std::optional<Quantity> fraction_at(u32string_view text, std::size_t at) {
    if (starts_with(text.substr(at), U"半数")) return Quantity{at, at + 2, 50, std::nullopt, "%", false};
    if (auto found = tenths_at(text, at)) return found;
    if (auto found = slash_at(text, at)) return found;
    std::size_t i = at;
    auto const whole = take_chinese(text, i);
    if (!whole || *whole == 0 || !starts_with(text.substr(i), U"分之")) return std::nullopt;
    i += 2;
    auto const share = take_number(text, i);
    if (!share) return std::nullopt;
    return Quantity{at, i, rounded(*share / *whole * 100), std::nullopt, "%", false};
}

/// 半年, 半个月: in the next smaller unit, so that the number stays whole.
std::optional<Quantity> half_at(u32string_view text, std::size_t at) {
    if (text[at] != U'半') return std::nullopt;
    u32string_view const rest = text.substr(at + 1);
    if (starts_with(rest, U"年")) return Quantity{at, at + 2, 6, std::nullopt, "month", false};
    if (starts_with(rest, U"个月")) return Quantity{at, at + 3, 15, std::nullopt, "day", false};
    if (starts_with(rest, U"小时")) return Quantity{at, at + 3, 30, std::nullopt, "minute", false};
    return std::nullopt;
}

struct UnitAt {
    char const* name = nullptr;
    std::size_t length = 0;
};

using UnitWords = std::pair<catalogue::recognise::WordList const*, char const*>;

/// kUnits with their words, looked up once.
std::array<UnitWords, kUnits.size()> words_of_units() {
    std::array<UnitWords, kUnits.size()> out;
    for (std::size_t i = 0; i < kUnits.size(); ++i)
        out[i] = {&limit_words(kUnits[i].first), kUnits[i].second};
    return out;
}

UnitAt unit_at(u32string_view rest) {
    static auto const kWords = words_of_units();
    UnitAt best;
    if (rest.empty() || !word_at_start(rest, limit_words("unit_traps")).empty()) return best;
    for (auto const& [words, name] : kWords) {
        auto const word = word_at_start(rest, *words);
        if (word.size() > best.length) best = {name, word.size()};
    }
    return best;
}

bool parts_range(u32string_view rest) {
    return !rest.empty() && has(U"至到-~—–－～", rest.substr(0, 1));
}

/// The second number of 5至15个工作日 or 30%至50%.
std::optional<double> range_end(u32string_view text, std::size_t& at, UnitAt const& unit) {
    std::size_t i = at;
    if (unit.name != nullptr) i += unit.length;
    if (!parts_range(text.substr(i))) return std::nullopt;
    ++i;
    auto const value = take_number(text, i);
    if (value) at = i;
    return value;
}

bool begins_number(LimitText const& text, std::size_t at) {
    if (at == 0) return true;
    char32_t const before = text.folded[at - 1];
    bool const inside = is_ascii_digit(before) || is_numeral(before) || before == U'第' || before == U'.' ||
                        (before < 128 && std::isalpha(static_cast<int>(before)) != 0);
    return !inside;
}

bool is_calendar_year(Quantity const& quantity) {
    return quantity.unit == "year" && quantity.value >= 1900;
}

std::optional<Quantity> quantity_at(LimitText const& text, std::size_t at) {
    u32string_view const folded = text.folded;
    if (!begins_number(text, at)) return std::nullopt;
    if (auto fraction = fraction_at(folded, at)) return fraction;
    if (auto half = half_at(folded, at)) return half;
    Quantity out{.begin = at, .arabic = is_ascii_digit(folded[at])};
    std::size_t i = at;
    auto const value = take_number(folded, i);
    if (!value) return std::nullopt;
    out.value = *value;
    UnitAt unit = unit_at(folded.substr(i));
    out.to = range_end(folded, i, unit);
    if (out.to) unit = unit_at(folded.substr(i));
    if (unit.name == nullptr) return std::nullopt;
    out.unit = unit.name;
    out.end = i + unit.length;
    if (is_calendar_year(out)) return std::nullopt;
    return out;
}

}  // namespace

bool is_numeral(char32_t c) {
    switch (c) {
        case U'一':
        case U'二':
        case U'三':
        case U'四':
        case U'五':
        case U'六':
        case U'七':
        case U'八':
        case U'九':
        case U'十':
        case U'百':
        case U'千':
        case U'零':
        case U'〇':
        case U'两': return true;
        default: return false;
    }
}

std::optional<double> take_number(u32string_view folded, std::size_t& at) {
    std::size_t i = at;
    if (i >= folded.size()) return std::nullopt;
    auto value = is_ascii_digit(folded[i]) ? take_arabic(folded, i) : take_chinese(folded, i);
    if (!value) return std::nullopt;
    if (i < folded.size() && folded[i] == U'万')
        *value *= 10000, ++i;
    else if (i < folded.size() && folded[i] == U'亿')
        *value *= 100000000, ++i;
    at = i;
    return value;
}

std::vector<Quantity> quantities_of(LimitText const& text, std::vector<bool> const& taken) {
    std::vector<Quantity> out;
    for (std::size_t i = 0; i < text.folded.size();) {
        char32_t const c = text.folded[i];
        bool const may = is_ascii_digit(c) || is_numeral(c) || c == U'半';
        auto found = may && !text.passive[i] && !taken[i] ? quantity_at(text, i) : std::nullopt;
        if (!found) {
            ++i;
            continue;
        }
        i = found->end;
        out.push_back(std::move(*found));
    }
    return out;
}

}  // namespace zs::requirements
