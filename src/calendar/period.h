#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "calendar/day.h"
#include "json/describe.h"

namespace zs::calendar {

class WorkCalendar;
struct Law;
struct Provision;

enum class PeriodUnit { working_day, day, month, year, hour };

/// "7wd", "+30d", "6m", "2y", "5h"; also 7个工作日, 30日, 6个月. Negative counts back from the start.
struct Period {
    int count = 0;
    PeriodUnit unit = PeriodUnit::day;
};

Result<Period> parse_period(std::string_view text);
std::string to_string(Period period);  ///< "7个工作日"

/// Days that do not count (中止, 听证, 鉴定 …), both ends included.
struct Interval {
    Day from = 0;
    Day to = 0;
};

struct Question {
    Day start = 0;
    int start_minute = 0;  ///< of the day; hours count from it
    Period period;
    Law const* law = nullptr;
    std::vector<Interval> suspensions = {};
    std::vector<Period> extensions = {};
};

struct SkippedDay {
    std::string day;
    std::string reason;
    std::string article;  ///< the article or notice behind it
};
ZS_WIRE(SkippedDay, day, reason, article);

struct AppliedRule {
    std::string article;
    std::string text;
};
ZS_WIRE(AppliedRule, article, text);

/// When a period ends, and why then.
struct Answer {
    std::string start;
    std::string period;
    std::optional<std::string> law;
    std::string due;                        ///< "2024-10-12", for hours "2024-10-12T15:30"
    std::optional<std::string> moved_from;  ///< the last day before it was moved off a day of rest
    bool provisional = false;               ///< touches a year whose notice is not known
    std::vector<SkippedDay> skipped;
    std::vector<AppliedRule> rules;
    std::vector<std::string> warnings;
};
ZS_WIRE(Answer, start, period, law, due, moved_from, provisional, skipped, rules, warnings);

Result<Answer> answer(Question const& question, WorkCalendar const& calendar);

/// Days of (from, to]: the first is not counted, the last is.
struct Between {
    std::string from;
    std::string to;
    int calendar_days = 0;
    int working_days = 0;
    bool provisional = false;
    std::vector<SkippedDay> skipped;
};
ZS_WIRE(Between, from, to, calendar_days, working_days, provisional, skipped);

Between between(Day from, Day to, WorkCalendar const& calendar);

}  // namespace zs::calendar
