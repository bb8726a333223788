#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ledger/cells.h"
#include "ledger/measure.h"

namespace zs::calendar {
class WorkCalendar;
}

namespace zs::ledger {

/// The calendar as plain arrays over DayIndex: what a measure asks about a day is one look-up.
class DayTables {
  public:
    explicit DayTables(calendar::WorkCalendar const& calendar);

    /// elapsed(from, to) = position[to] - position[from]: working days, or every day.
    [[nodiscard]] std::vector<std::int32_t> const& positions(Counting counting) const {
        return counting == Counting::working_days ? working_ : every_;
    }
    /// Of each day, its month: 0 blank, 1 unreadable, else 2 + months since January of kFirstYear.
    [[nodiscard]] std::vector<std::uint32_t> const& months() const { return months_; }
    /// The last day for what has so long from each day; moved off days of rest (民法典 art. 203).
    [[nodiscard]] std::vector<DayIndex> due(int limit, Counting counting) const;
    /// The first day by which so much has passed since each day.
    [[nodiscard]] std::vector<DayIndex> earliest(int at_least, Counting counting) const;

  private:
    [[nodiscard]] DayIndex moved(DayIndex day) const { return next_working_[day]; }
    [[nodiscard]] DayIndex nominal(DayIndex from, int count, Counting counting) const;

    std::vector<std::int32_t> working_;  ///< working days up to and including the day
    std::vector<std::int32_t> every_;
    std::vector<std::uint32_t> months_;
    std::vector<DayIndex> next_working_;
    std::vector<DayIndex> nth_working_;  ///< by the number in working_
};

inline constexpr std::size_t kMonthCount = (kLastYear - kFirstYear + 1) * 12 + 2;
std::string month_name(std::size_t month);  ///< "2024-09"; "" and "?" for the two without a value

}  // namespace zs::ledger
