#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "calendar/period.h"
#include "calendar/work_calendar.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

/// Which day is asked about: a task's, an item's, a day, or so long from a day on. One of the four.
struct DeadlineQuestion {
    std::optional<TaskId> task_id;
    std::optional<ItemId> item_id;
    std::optional<std::string> due_on;
    std::optional<std::string> start;   ///< not counted itself; today if only a period is given
    std::optional<std::string> period;  ///< "7wd", "30d", "2m"
    std::optional<std::string> law;
    std::optional<std::string> matter;  ///< one of the law's periods, in place of `period`
};

struct DeadlineReasons {
    std::optional<std::string> words;      ///< the time limit as written
    std::optional<std::string> issued_on;  ///< of the document, where the year comes from it
    std::optional<std::string> due_on;     ///< none for a lasting duty, or where the words leave a doubt
    std::vector<std::string> dates;        ///< of a time limit that comes again: all of this year
    bool certain = true;                   ///< false: the year is assumed, a person should look
    std::string about;                     ///< "周二工作日", "国庆节放假"
    std::string article;                   ///< why the day is worked or not
    bool working = true;
    std::optional<std::string> act_by;  ///< the last working day before a due day of rest
    std::string today;
    int days_left = 0;  ///< below zero: days late
    int working_days_left = 0;
    std::string counted_from;  ///< the days skipped lie behind this one
    std::optional<std::string> period;
    std::optional<std::string> law;
    std::optional<std::string> moved_from;
    bool provisional = false;
    std::vector<calendar::SkippedDay> skipped;
    std::vector<calendar::AppliedRule> rules;
    std::vector<std::string> warnings;
};

/// Explains a deadline: the words it was read from, every day that does not count and the article behind it.
class Deadlines {
  public:
    Deadlines(store::Database& database, Clock const& clock);

    [[nodiscard]] Result<DeadlineReasons> explain(DeadlineQuestion const& question) const;

  private:
    [[nodiscard]] calendar::Day today() const;
    Result<void> read_words(DeadlineQuestion const& question, DeadlineReasons& out) const;
    Result<void> count(DeadlineQuestion const& question, DeadlineReasons& out) const;
    void about_day(DeadlineReasons& out) const;

    store::Database& database_;
    Clock const& clock_;
    calendar::WorkCalendar calendar_;
};

}  // namespace zs::app
