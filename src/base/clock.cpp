#include "base/clock.h"

#include <fmt/format.h>

#include <charconv>

namespace zs {
namespace {

/// Digits [at, at + count) as a number; -1 if anything else stands there.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    char const* end = text.data() + at + count;
    auto [stop, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc() && stop == end && value >= 0 ? value : -1;
}

std::optional<std::chrono::sys_days> parse_day(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 2);
    int day = digits(text, 8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    std::chrono::year_month_day date{std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date);
}

void put_digits(std::string& text, std::size_t begin, std::size_t count, unsigned value) {
    for (std::size_t at = begin + count; at > begin; value /= 10)
        text[--at] = static_cast<char>('0' + value % 10);
}

}  // namespace

Instant SystemClock::now() const {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// Digit by digit, without a format to be read first: every request writes several.
std::string iso_time(Instant instant) {
    auto day = std::chrono::floor<std::chrono::days>(instant);
    std::chrono::year_month_day date(day);
    std::chrono::hh_mm_ss time(instant - day);
    std::string out = "0000-00-00T00:00:00Z";
    put_digits(out, 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
    put_digits(out, 5, 2, static_cast<unsigned>(date.month()));
    put_digits(out, 8, 2, static_cast<unsigned>(date.day()));
    put_digits(out, 11, 2, static_cast<unsigned>(time.hours().count()));
    put_digits(out, 14, 2, static_cast<unsigned>(time.minutes().count()));
    put_digits(out, 17, 2, static_cast<unsigned>(time.seconds().count()));
    return out;
}

std::optional<Instant> parse_iso_time(std::string_view text) {
    auto day = parse_day(text);
    if (!day || text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z') {
        return std::nullopt;
    }
    int hour = digits(text, 11, 2);
    int minute = digits(text, 14, 2);
    int second = digits(text, 17, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
    return Instant(*day) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

bool is_iso_date(std::string_view text) {
    return text.size() == 10 && parse_day(text).has_value();
}

}  // namespace zs
