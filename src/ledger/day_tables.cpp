#include "ledger/day_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/work_calendar.h"

namespace zs::ledger {
namespace {

constexpr DayIndex kLast = kDayCount - 1;
constexpr DayIndex kFirst = 2;

}  // namespace

DayTables::DayTables(calendar::WorkCalendar const& calendar)
    : working_(kDayCount),
      every_(kDayCount),
      months_(kDayCount),
      next_working_(kDayCount),
      nth_working_(1, kFirst) {
    auto const ordinals = calendar.ordinals(kFirstDay, day_of_index(kLast));
    for (DayIndex day = kFirst; day < kDayCount; ++day) {
        working_[day] = ordinals[day - kFirst];
        every_[day] = static_cast<std::int32_t>(day);
        bool const is_working = working_[day] > (day == kFirst ? 0 : working_[day - 1]);
        if (is_working) nth_working_.push_back(day);
    }
    months_[kBadDay] = 1;
    for (int year = kFirstYear; year <= kLastYear; ++year) {
        for (int month = 1; month <= 12; ++month) {
            auto const first =
                detail::day_index(static_cast<std::uint32_t>(year), static_cast<std::uint32_t>(month), 1);
            auto const length = static_cast<DayIndex>(calendar::days_in_month(year, month));
            auto const number = static_cast<std::uint32_t>((year - kFirstYear) * 12 + month + 1);
            std::fill_n(months_.begin() + first, length, number);
        }
    }
    for (DayIndex day = kLast; day >= kFirst; --day) {
        bool const is_working = working_[day] > (day == kFirst ? 0 : working_[day - 1]);
        next_working_[day] = is_working || day == kLast ? day : next_working_[day + 1];
    }
}

DayIndex DayTables::nominal(DayIndex from, int count, Counting counting) const {
    switch (counting) {
        case Counting::working_days: {
            auto const wanted = static_cast<std::size_t>(working_[from] + count);
            // Nothing to count: the day itself, even a day of rest.
            if (count == 0) return from;
            return wanted < nth_working_.size() ? nth_working_[wanted] : kLast;
        }
        case Counting::calendar_days: return std::min(kLast, from + static_cast<DayIndex>(count));
        case Counting::months: {
            auto const day = calendar::add_months(day_of_index(from), count);
            return std::min(kLast, static_cast<DayIndex>(day - kFirstDay + 2));
        }
    }
    return from;
}

std::string month_name(std::size_t month) {
    if (month < 2) return month == 0 ? "" : "?";
    return fmt::format("{:04}-{:02}", kFirstYear + static_cast<int>((month - 2) / 12), (month - 2) % 12 + 1);
}

std::vector<DayIndex> DayTables::due(int limit, Counting counting) const {
    std::vector<DayIndex> out(kDayCount);
    for (DayIndex day = kFirst; day < kDayCount; ++day)
        out[day] = limit == 0 ? day : moved(nominal(day, limit, counting));
    return out;
}

std::vector<DayIndex> DayTables::earliest(int at_least, Counting counting) const {
    std::vector<DayIndex> out(kDayCount);
    for (DayIndex day = kFirst; day < kDayCount; ++day)
        out[day] = nominal(day, at_least, counting);
    return out;
}

}  // namespace zs::ledger
