#pragma once

#include "calendar/period.h"

namespace zs::calendar {

/// One walk over the days of a period; used by answer().
class Counting {
  public:
    Counting(Question const& question, WorkCalendar const& calendar, Answer out);

    Answer run();

  private:
    void walk(Period period);
    void count_days(int count, bool working);
    void count_months(int months);
    void count_back(Period period);
    void settle_end();
    void pass(Day day, bool working);
    [[nodiscard]] bool is_suspended(Day day) const;
    [[nodiscard]] Period resolved(Period period);
    void rule(Provision const& provision);
    void warn_of_unknown_years();

    Question const& question_;
    WorkCalendar const& calendar_;
    Answer out_;
    Law const* general_;
    Day at_;
    bool calendar_days_ = false;  ///< the last stretch counts every day: its end may have to move
};

}  // namespace zs::calendar
