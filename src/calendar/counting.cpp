#include "calendar/counting.h"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/statutes.h"
#include "calendar/work_calendar.h"

namespace zs::calendar {
namespace {

constexpr char const* kWorkingDay = "工作日不含法定节假日和休息日";

}  // namespace

Counting::Counting(Question const& question, WorkCalendar const& calendar, Answer out)
    : question_(question),
      calendar_(calendar),
      out_(std::move(out)),
      general_(&general_rules(question.law)),
      at_(question.start) {}

Answer Counting::run() {
    auto const period = resolved(question_.period);
    if (general_->start) rule(*general_->start);
    if (period.count < 0) {
        count_back(period);
    } else {
        walk(period);
        for (auto const& extension : question_.extensions) {
            auto const more = resolved(extension);
            out_.rules.push_back({"", fmt::format("延长 {}，自原期限届满之日起接续计算", to_string(more))});
            walk(more);
        }
        settle_end();
    }
    out_.due = to_string(at_);
    warn_of_unknown_years();
    return std::move(out_);
}

/// "日" of a law that means working days becomes working days, with the article that says so.
Period Counting::resolved(Period period) {
    bool const by_law = period.unit == PeriodUnit::day && question_.law != nullptr &&
                        days_are_working(*question_.law, std::abs(period.count));
    if (by_law) {
        period.unit = PeriodUnit::working_day;
        out_.period = to_string(period);
    }
    if (question_.law != nullptr && question_.law->counting && period.unit != PeriodUnit::month &&
        period.unit != PeriodUnit::year) {
        rule(*question_.law->counting);
    }
    return period;
}

void Counting::walk(Period period) {
    calendar_days_ = period.unit != PeriodUnit::working_day;
    if (period.unit == PeriodUnit::month || period.unit == PeriodUnit::year) {
        count_months(period.unit == PeriodUnit::year ? period.count * 12 : period.count);
    } else {
        count_days(period.count, !calendar_days_);
    }
}

void Counting::count_days(int count, bool working) {
    while (count > 0) {
        ++at_;
        bool const counts = !is_suspended(at_) && (!working || calendar_.is_working(at_));
        if (counts) {
            --count;
        } else {
            pass(at_, working);
        }
    }
}

void Counting::count_months(int months) {
    if (general_->months) rule(*general_->months);
    Day const nominal = add_months(at_, months);
    int suspended = 0;
    for (Day day = at_ + 1; day <= nominal; ++day) {
        if (!is_suspended(day)) continue;
        pass(day, false);
        ++suspended;
    }
    at_ = nominal;
    count_days(suspended, false);
}

/// For what has to be done so many days before an event: the day of the event is not counted, and the last
/// day for acting is moved forward, so that the full number of days remains.
void Counting::count_back(Period period) {
    bool const working = period.unit == PeriodUnit::working_day;
    if (period.unit == PeriodUnit::month || period.unit == PeriodUnit::year) {
        at_ = add_months(at_, period.unit == PeriodUnit::year ? period.count * 12 : period.count);
    }
    for (int left = working || period.unit == PeriodUnit::day ? -period.count : 0; left > 0;) {
        --at_;
        if (!working || calendar_.is_working(at_)) {
            --left;
        } else {
            pass(at_, true);
        }
    }
    if (calendar_.is_working(at_)) return;
    out_.moved_from = to_string(at_);
    out_.rules.push_back({"", "倒推的最后一日是休息日的，提前到此前最近的工作日，以保证天数"});
    at_ = calendar_.previous_working(at_);
}

void Counting::settle_end() {
    if (calendar_.is_working(at_)) return;
    if (general_->end) rule(*general_->end);
    out_.moved_from = to_string(at_);
    for (; !calendar_.is_working(at_); ++at_) {
        out_.skipped.push_back({to_string(at_), calendar_.describe(at_) + "，期间届满日顺延",
                                general_->end ? general_->law + general_->end->article : ""});
    }
}

void Counting::pass(Day day, bool working) {
    if (is_suspended(day)) {
        out_.skipped.push_back({to_string(day), "中止或者依法不计入期限", ""});
    } else if (working) {
        auto const notice = calendar_.source(day);
        auto const& counting = question_.law == nullptr ? std::nullopt : question_.law->counting;
        std::string article = counting ? question_.law->law + counting->article : kWorkingDay;
        out_.skipped.push_back(
            {to_string(day), calendar_.describe(day), notice.empty() ? article : article + "；" + notice});
    }
}

bool Counting::is_suspended(Day day) const {
    return std::any_of(question_.suspensions.begin(), question_.suspensions.end(),
                       [&](Interval const& one) { return one.from <= day && day <= one.to; });
}

void Counting::rule(Provision const& provision) {
    bool const own = question_.law != nullptr && question_.law->counting &&
                     question_.law->counting->article == provision.article &&
                     question_.law->counting->text == provision.text;
    AppliedRule const applied{(own ? question_.law->law : general_->law) + provision.article, provision.text};
    bool const known = std::any_of(out_.rules.begin(), out_.rules.end(), [&](AppliedRule const& one) {
        return one.article == applied.article && one.text == applied.text;
    });
    if (!known) out_.rules.push_back(applied);
}

void Counting::warn_of_unknown_years() {
    auto const first = civil_of(std::min(question_.start, at_)).year;
    auto const last = civil_of(std::max(question_.start, at_)).year;
    for (int year = first; year <= last; ++year) {
        if (calendar_.years().contains(year)) continue;
        out_.provisional = true;
        out_.warnings.push_back(fmt::format(
            "{}年的放假安排尚未收录，暂按周末和固定节日推算；通知公布后请更新日历再核对。", year));
    }
}

}  // namespace zs::calendar
