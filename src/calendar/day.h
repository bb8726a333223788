#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zs::calendar {

/// Days since 1970-01-01. A plain number: ledgers hold columns of them.
using Day = std::int32_t;

struct Civil {
    int year = 1970;
    int month = 1;
    int day = 1;
};

Day day_of(Civil civil);  ///< of a day that exists
Civil civil_of(Day day);
int days_in_month(int year, int month);
bool exists(Civil civil);
int weekday(Day day);                ///< 0 = Sunday
char const* weekday_name(Day day);   ///< "周一"
Day add_months(Day day, int count);  ///< the matching day, or the month's last: 民法典 art. 202

std::optional<Day> parse_day(std::string_view iso);  ///< "2024-09-30"
std::string to_string(Day day);                      ///< "2024-09-30"

}  // namespace zs::calendar
