#include "calendar/day.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace zs::calendar {
namespace {

std::chrono::year_month_day date_of(Civil civil) {
    return std::chrono::year(civil.year) / std::chrono::month(static_cast<unsigned>(civil.month)) /
           std::chrono::day(static_cast<unsigned>(civil.day));
}

bool read_number(std::string_view text, int& out) {
    auto const* const end = text.data() + text.size();
    auto const [stop, failure] = std::from_chars(text.data(), end, out);
    return failure == std::errc() && stop == end && text.front() != '-';
}

}  // namespace

Day day_of(Civil civil) {
    return static_cast<Day>(std::chrono::sys_days(date_of(civil)).time_since_epoch().count());
}

Civil civil_of(Day day) {
    std::chrono::year_month_day const date{std::chrono::sys_days(std::chrono::days(day))};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

int days_in_month(int year, int month) {
    using namespace std::chrono;
    year_month_day_last const last =
        std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

bool exists(Civil civil) {
    return civil.year >= 1 && civil.year <= 9999 && civil.month >= 1 && civil.month <= 12 && civil.day >= 1 &&
           civil.day <= days_in_month(civil.year, civil.month);
}

int weekday(Day day) {
    return ((day + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
}

char const* weekday_name(Day day) {
    constexpr std::array kNames = {"周日", "周一", "周二", "周三", "周四", "周五", "周六"};
    return kNames[static_cast<std::size_t>(weekday(day))];
}

Day add_months(Day day, int count) {
    auto civil = civil_of(day);
    int const months = civil.year * 12 + civil.month - 1 + count;
    civil.year = months / 12;
    civil.month = months % 12 + 1;
    civil.day = std::min(civil.day, days_in_month(civil.year, civil.month));
    return day_of(civil);
}

std::optional<Day> parse_day(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    Civil civil;
    if (!read_number(iso.substr(0, 4), civil.year) || !read_number(iso.substr(5, 2), civil.month) ||
        !read_number(iso.substr(8, 2), civil.day) || !exists(civil)) {
        return std::nullopt;
    }
    return day_of(civil);
}

std::string to_string(Day day) {
    auto const civil = civil_of(day);
    return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

}  // namespace zs::calendar
