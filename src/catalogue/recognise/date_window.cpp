#include "catalogue/recognise/date_window.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;

std::string iso(int year, int month, int day) {
    auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(year) + '-' + two(month) + '-' + two(day);
}

int last_day(int year, int month) {
    static constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month)];
}

bool is_numeral(char32_t c) {
    return is_digit(c) || has(U"〇○零一二三四五六七八九十", u32string_view(&c, 1));
}

/// A run of at most `most` numerals at `at`, as a number; moves `at` past it.
std::optional<int> take_number(u32string_view text, std::size_t& at, std::size_t most) {
    std::size_t end = at;
    while (end < text.size() && end - at < most && is_numeral(text[end]))
        ++end;
    if (end == at) return std::nullopt;
    auto value = parse_number(to_utf8(text.substr(at, end - at)));
    if (value) at = end;
    return value;
}

/// Four digits, or 二〇二一 digit by digit.
std::optional<int> take_year(u32string_view text, std::size_t& at) {
    static constexpr u32string_view kChinese = U"〇一二三四五六七八九";
    if (at > 0 && is_digit(text[at - 1])) return std::nullopt;
    int year = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        if (i >= text.size()) return std::nullopt;
        char32_t c =
            text[i] == U'○' || text[i] == U'零' || text[i] == U'O' || text[i] == U'Ｏ' ? U'〇' : text[i];
        int digit = is_digit(c) ? static_cast<int>(c >= 0xFF10 ? c - 0xFF10 : c - '0')
                                : static_cast<int>(kChinese.find(c));
        if (digit < 0 || digit > 9) return std::nullopt;
        year = year * 10 + digit;
    }
    if (year < 1949 || year > 2099 || (at + 4 < text.size() && is_digit(text[at + 4]))) return std::nullopt;
    at += 4;
    return year;
}

bool take(u32string_view text, std::size_t& at, u32string_view word) {
    if (!starts_with(text.substr(std::min(at, text.size())), word)) return false;
    at += word.size();
    return true;
}

bool take_any(u32string_view text, std::size_t& at, std::initializer_list<u32string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](u32string_view word) { return take(text, at, word); });
}

DateWritten months(int year, int first, int last, std::size_t end) {
    return {iso(year, first, 1), iso(year, last, last_day(year, last)), end};
}

std::optional<DateWritten> part_of_year(u32string_view text, std::size_t at, int year) {
    if (take(text, at, U"上半年")) return months(year, 1, 6, at);
    if (take(text, at, U"下半年")) return months(year, 7, 12, at);
    if (take_any(text, at, {U"年底", U"年末", U"底"}))
        return DateWritten{iso(year, 12, 31), iso(year, 12, 31), at};
    std::size_t quarter_at = at;
    take(text, quarter_at, U"第");
    auto quarter = take_number(text, quarter_at, 1);
    if (quarter && *quarter >= 1 && *quarter <= 4 && take_any(text, quarter_at, {U"季度", U"季"})) {
        return months(year, *quarter * 3 - 2, *quarter * 3, quarter_at);
    }
    return std::nullopt;
}

/// What follows the year: month and day, in either writing; `mark` parts them (年/月 or - . /).
DateWritten month_and_day(u32string_view text, std::size_t at, int year, bool chinese) {
    DateWritten whole = months(year, 1, 12, at);
    auto month = take_number(text, at, 2);
    if (!month || *month < 1 || *month > 12) return whole;
    if (chinese && !take_any(text, at, {U"月份", U"月"})) return whole;
    DateWritten date = months(year, *month, *month, at);
    std::size_t day_at = at;
    if (!chinese && !take_any(text, day_at, {U"-", U".", U"/"})) return date;
    auto day = take_number(text, day_at, chinese ? 3 : 2);
    bool closed = !chinese || take_any(text, day_at, {U"日", U"号"});
    if (day && closed && *day >= 1 && *day <= last_day(year, *month)) {
        return {iso(year, *month, *day), iso(year, *month, *day), day_at};
    }
    if (take_any(text, date.end, {U"底", U"末"})) date.first = date.last;
    return date;
}

/// 2019、2020年 and 2019-2021年: a year whose 年 stands behind the next one.
bool year_of_a_range(u32string_view text, std::size_t at) {
    if (!take_any(text, at, {U"、", U"至", U"到", U"—", U"－", U"-", U"～", U"~", U"和", U","})) return false;
    return take_year(text, at) && take(text, at, U"年");
}

struct WindowReader {
    DateWindow window;
    bool open = false;

    void add(DateWritten const& date) {
        if (!window.since || date.first < *window.since) window.since = date.first;
        if (!open && (!window.until || date.last > *window.until)) window.until = date.last;
    }
    void add_since(std::string const& day) {
        if (!window.since || day < *window.since) window.since = day;
        window.until = std::nullopt;
        open = true;
    }
};

}  // namespace

std::optional<DateWritten> read_date(u32string_view text, std::size_t at) {
    auto year = take_year(text, at);
    if (!year) return std::nullopt;
    if (take(text, at, U"年度")) {
        if (auto part = part_of_year(text, at, *year)) return part;
        return months(*year, 1, 12, at);
    }
    if (take(text, at, U"年")) {
        if (auto part = part_of_year(text, at, *year)) return part;
        return month_and_day(text, at, *year, true);
    }
    std::size_t mark = at;
    if (take_any(text, mark, {U"-", U".", U"/"})) {
        DateWritten date = month_and_day(text, mark, *year, false);
        if (date.end > mark) return date;
    }
    if (year_of_a_range(text, at)) return months(*year, 1, 12, at);
    return std::nullopt;
}

DateWindow read_window(u32string_view text) {
    WindowReader reader;
    std::optional<std::string> cut_off;
    bool in_title = false;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == U'《' || text[i] == U'》') in_title = text[i] == U'《';
        auto date = in_title ? std::nullopt : read_date(text, i);
        if (!date) {
            ++i;
            continue;
        }
        u32string_view before = text.substr(i > 4 ? i - 4 : 0, i > 4 ? 4 : i);
        u32string_view after = text.substr(date->end);
        bool until = has(before, U"截止") || has(before, U"截至") || starts_with(after, U"前") ||
                     starts_with(after, U"之前") || starts_with(after, U"以前");
        if (until) {
            cut_off = date->last;
        } else if (!word_at_start(after, {U"以来", U"至今", U"起", U"后", U"（含）以来"}).empty()) {
            reader.add_since(date->first);
        } else {
            reader.add(*date);
        }
        i = date->end;
    }
    if (cut_off) reader.window.until = cut_off;
    return reader.window;
}

}  // namespace zs::catalogue::recognise
