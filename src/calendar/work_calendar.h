#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "calendar/day.h"

namespace zs::calendar {

/// Why a day is not what its weekday says.
struct SpecialDay {
    bool working = false;
    std::string name;    ///< "国庆节"
    std::string source;  ///< number of the notice, or the region of the overlay
};

/// Which days are worked: weekdays, the yearly notices of the State Council, a regional overlay. Days of a
/// year whose notice is not loaded follow weekdays and the holidays of fixed date; they are not known().
class WorkCalendar {
  public:
    /// The years carried in the binary (data/calendars).
    static Result<WorkCalendar> national();

    /// One year as in data/calendars/2024.json.
    Result<void> add_year(std::string_view json);
    /// Extra days off (and days worked instead) of a region: {"region", "days_off", "working_days"}.
    Result<void> add_overlay(std::string_view json);

    [[nodiscard]] bool is_working(Day day) const;
    [[nodiscard]] bool is_known(Day day) const { return years_.contains(civil_of(day).year); }
    [[nodiscard]] std::string describe(Day day) const;  ///< "周六休息日", "国庆节放假", "国庆节调休上班"
    [[nodiscard]] std::string source(Day day) const;    ///< the notice behind it; empty for a plain weekday
    [[nodiscard]] Day next_working(Day day) const;      ///< `day` itself if it is worked
    [[nodiscard]] Day previous_working(Day day) const;  ///< `day` itself if it is worked

    /// ordinal[i]: working days from `first` up to and including first + i. With it "within n working days"
    /// is a subtraction.
    [[nodiscard]] std::vector<std::int32_t> ordinals(Day first, Day last) const;
    [[nodiscard]] std::set<int> const& years() const { return years_; }

  private:
    [[nodiscard]] SpecialDay const* special(Day day) const;

    std::map<Day, SpecialDay> special_;
    std::set<int> years_;
};

}  // namespace zs::calendar
