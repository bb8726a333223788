#include "calendar/work_calendar.h"

#include <optional>

#include "base/embedded.h"
#include "json/codec.h"

namespace zs::calendar {

std::span<EmbeddedFile const> embedded_files();

namespace {

struct Notice {
    std::string number;
    std::string issued_on;
};
ZS_WIRE(Notice, number, issued_on);

struct DaysOff {
    std::string name;
    std::string from;
    std::string to;
    std::optional<std::string> notice;
};
ZS_WIRE(DaysOff, name, from, to, notice);

struct WorkingDay {
    std::string day;
    std::string name;
    std::optional<std::string> notice;
};
ZS_WIRE(WorkingDay, day, name, notice);

struct Year {
    int year = 0;
    std::vector<Notice> notices;
    std::vector<DaysOff> days_off;
    std::vector<WorkingDay> working_days;
};
ZS_WIRE(Year, year, notices, days_off, working_days);

struct Overlay {
    std::string region;
    std::vector<DaysOff> days_off;
    std::optional<std::vector<WorkingDay>> working_days;
};
ZS_WIRE(Overlay, region, days_off, working_days);

constexpr int kLongestHoliday = 31;

Error bad_day(std::string const& text) {
    return {ErrorCode::invalid_input, "日历中的日期不对，应写成 2024-10-01，止日不早于起日。", text, {}};
}

Result<void> put(std::map<Day, SpecialDay>& into, DaysOff const& off, std::string const& source) {
    auto const from = parse_day(off.from);
    auto const to = parse_day(off.to);
    if (!from || !to || *to < *from || *to - *from >= kLongestHoliday)
        return bad_day(off.from + "—" + off.to);
    for (Day day = *from; day <= *to; ++day)
        into[day] = {false, off.name, source};
    return {};
}

Result<void> put(std::map<Day, SpecialDay>& into, WorkingDay const& working, std::string const& source) {
    auto const day = parse_day(working.day);
    if (!day) return bad_day(working.day);
    into[*day] = {true, working.name, source};
    return {};
}

/// Holidays whose date never moves (全国年节及纪念日放假办法, 2024 text): the least that an unknown year has.
std::optional<SpecialDay> fixed_holiday(Day day) {
    constexpr char const* kSource = "全国年节及纪念日放假办法";
    auto const civil = civil_of(day);
    if (civil.month == 1 && civil.day == 1) return SpecialDay{false, "元旦", kSource};
    if (civil.month == 5 && civil.day <= (civil.year >= 2025 ? 2 : 1))
        return SpecialDay{false, "劳动节", kSource};
    if (civil.month == 10 && civil.day <= 3) return SpecialDay{false, "国庆节", kSource};
    return std::nullopt;
}

bool is_weekend(Day day) {
    return weekday(day) == 0 || weekday(day) == 6;
}

}  // namespace

Result<WorkCalendar> WorkCalendar::national() {
    WorkCalendar calendar;
    for (auto const& file : embedded_files()) {
        if (file.name.starts_with("calendars/")) {
            RETURN_IF_ERROR(calendar.add_year(file.bytes));
        }
    }
    return calendar;
}

Result<void> WorkCalendar::add_year(std::string_view json) {
    ASSIGN_OR_RETURN(auto const year, json::decode<Year>(json));
    for (auto const& off : year.days_off) {
        RETURN_IF_ERROR(put(special_, off, off.notice.value_or("")));
    }
    for (auto const& working : year.working_days) {
        RETURN_IF_ERROR(put(special_, working, working.notice.value_or("")));
    }
    years_.insert(year.year);
    return {};
}

Result<void> WorkCalendar::add_overlay(std::string_view json) {
    ASSIGN_OR_RETURN(auto const overlay, json::decode<Overlay>(json));
    for (auto const& off : overlay.days_off) {
        RETURN_IF_ERROR(put(special_, off, off.notice.value_or(overlay.region)));
    }
    for (auto const& working : overlay.working_days.value_or(std::vector<WorkingDay>())) {
        RETURN_IF_ERROR(put(special_, working, working.notice.value_or(overlay.region)));
    }
    return {};
}

SpecialDay const* WorkCalendar::special(Day day) const {
    auto const found = special_.find(day);
    return found == special_.end() ? nullptr : &found->second;
}

bool WorkCalendar::is_working(Day day) const {
    if (auto const* known = special(day)) return known->working;
    return !is_weekend(day) && (is_known(day) || !fixed_holiday(day));
}

std::string WorkCalendar::describe(Day day) const {
    if (auto const* known = special(day)) return known->name + (known->working ? "调休上班" : "放假");
    if (!is_known(day)) {
        if (auto const fixed = fixed_holiday(day)) return fixed->name + "放假";
    }
    return std::string(weekday_name(day)) + (is_weekend(day) ? "休息日" : "工作日");
}

std::string WorkCalendar::source(Day day) const {
    if (auto const* known = special(day)) return known->source;
    if (auto const fixed = fixed_holiday(day); fixed && !is_known(day)) return fixed->source;
    return "";
}

Day WorkCalendar::next_working(Day day) const {
    while (!is_working(day))
        ++day;
    return day;
}

Day WorkCalendar::previous_working(Day day) const {
    while (!is_working(day))
        --day;
    return day;
}

std::vector<std::int32_t> WorkCalendar::ordinals(Day first, Day last) const {
    std::vector<std::int32_t> out;
    out.reserve(static_cast<std::size_t>(last - first + 1));
    std::int32_t count = 0;
    for (Day day = first; day <= last; ++day)
        out.push_back(count += is_working(day) ? 1 : 0);
    return out;
}

}  // namespace zs::calendar
