#include "app/deadline_reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "app/messages.h"
#include "base/clock.h"
#include "calendar/statutes.h"
#include "requirements/deadlines.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/item_store.h"
#include "store/task_store.h"

namespace zs::app {
namespace {

using calendar::Day;

constexpr std::chrono::hours kChinaTime{8};  // the days of the calendar are days there
constexpr char const* kWeekend = "国务院关于职工工作时间的规定第七条";
constexpr char const* kHoliday = "全国年节及纪念日放假办法";

calendar::WorkCalendar national() {
    auto calendar = calendar::WorkCalendar::national();
    ENSURE(calendar.ok());  // it is carried in the binary
    return calendar.take();
}

Result<Day> day_from(std::string const& text, char const* where) {
    if (auto const day = calendar::parse_day(text)) return *day;
    return messages::invalid(where, "日期应写成 2024-09-30，并且确有这一天。");
}

/// The notice of the year, and what lies behind it.
std::string article_of(calendar::WorkCalendar const& calendar, Day day) {
    auto const notice = calendar.source(day);
    bool const weekend = calendar::weekday(day) == 0 || calendar::weekday(day) == 6;
    if (notice.empty()) return weekend ? kWeekend : "";
    return notice == kHoliday ? notice : fmt::format("{}；{}", kHoliday, notice);
}

Result<calendar::Law const*> law_from(DeadlineQuestion const& question) {
    if (!question.law) return static_cast<calendar::Law const*>(nullptr);
    if (auto const* law = calendar::find_law(*question.law)) return law;
    return messages::invalid("?law", "没有收录这部法律，请改用收录的名称。");
}

Result<calendar::Period> period_from(DeadlineQuestion const& question, calendar::Law const* law) {
    if (question.period) return calendar::parse_period(*question.period);
    if (law == nullptr) return messages::invalid("?law", "给出事项时，请同时给出法律。");
    for (auto const& period : law->periods) {
        if (period.id == *question.matter) return calendar::parse_period(period.period);
    }
    return messages::invalid("?matter", "这部法律没有这个事项。");
}

}  // namespace

Deadlines::Deadlines(store::Database& database, Clock const& clock)
    : database_(database), clock_(clock), calendar_(national()) {}

Day Deadlines::today() const {
    auto const day = calendar::parse_day(iso_time(clock_.now() + kChinaTime).substr(0, 10));
    ENSURE(day.has_value());
    return *day;
}

Result<DeadlineReasons> Deadlines::explain(DeadlineQuestion const& question) const {
    bool const by_period = question.period || question.matter;
    int const forms = (question.task_id ? 1 : 0) + (question.item_id ? 1 : 0) + (question.due_on ? 1 : 0) +
                      (by_period ? 1 : 0);
    if (forms != 1) return messages::invalid("?due_on", "请给出任务、指标、截止日、期限之一，只给一个。");
    DeadlineReasons out;
    out.today = calendar::to_string(today());
    if (by_period) {
        RETURN_IF_ERROR(count(question, out));
    } else if (question.due_on) {
        ASSIGN_OR_RETURN(auto const due, day_from(*question.due_on, "?due_on"));
        out.due_on = calendar::to_string(due);
    } else {
        RETURN_IF_ERROR(read_words(question, out));
    }
    if (out.due_on) about_day(out);
    return out;
}

/// The words of a task or an item, read as they were when the tasks were made; what comes again is read for
/// this year.
Result<void> Deadlines::read_words(DeadlineQuestion const& question, DeadlineReasons& out) const {
    std::string title;
    auto const found = database_.read([&](auto& connection) -> Result<void> {
        auto item_id = question.item_id;
        if (question.task_id) {
            auto const task = store::TaskStore(connection).find(*question.task_id);
            if (!task) return messages::no_such("任务");
            item_id = task->item_id;
            out.due_on = task->due_on;
        }
        auto const item = store::ItemStore(connection).find(*item_id);
        if (!item) return messages::no_such("指标");
        auto const catalogue = store::CatalogueStore(connection).find(item->catalogue_id);
        out.words = item->content.deadline;
        out.issued_on = catalogue->issued_on;
        title = catalogue->summary.title;
        return {};
    });
    RETURN_IF_ERROR(found);
    if (!out.words || out.due_on) return {};
    out.due_on = requirements::due_date(*out.words, out.issued_on, title);
    if (out.due_on) return {};
    auto const deadline = requirements::deadline_of(*out.words, calendar::civil_of(today()).year);
    if (!deadline) {
        out.certain = false;
        return {};
    }
    out.dates = deadline->dates;
    out.certain = deadline->recurrence != requirements::Recurrence::once;
    auto const next = std::lower_bound(out.dates.begin(), out.dates.end(), out.today);
    if (next != out.dates.end()) out.due_on = *next;
    return {};
}

Result<void> Deadlines::count(DeadlineQuestion const& question, DeadlineReasons& out) const {
    calendar::Question asked;
    asked.start = today();
    if (question.start) {
        ASSIGN_OR_RETURN(asked.start, day_from(*question.start, "?start"));
    }
    ASSIGN_OR_RETURN(asked.law, law_from(question));
    ASSIGN_OR_RETURN(asked.period, period_from(question, asked.law));
    if (asked.period.unit == calendar::PeriodUnit::hour)
        return messages::invalid("?period", "按小时计算的期限没有要跳过的日子，请直接按钟点计算。");
    ASSIGN_OR_RETURN(auto answer, calendar::answer(asked, calendar_));
    out.due_on = answer.due;
    out.counted_from = answer.start;
    out.period = answer.period;
    out.law = answer.law;
    out.moved_from = answer.moved_from;
    out.skipped = std::move(answer.skipped);
    out.rules = std::move(answer.rules);
    out.warnings = std::move(answer.warnings);
    out.provisional = answer.provisional;
    return {};
}

/// What kind of day it is and how far it is; without a period the days between today and it are told.
void Deadlines::about_day(DeadlineReasons& out) const {
    auto const due = *calendar::parse_day(*out.due_on);
    auto const now = today();
    out.about = calendar_.describe(due);
    out.article = article_of(calendar_, due);
    out.working = calendar_.is_working(due);
    if (!out.working) out.act_by = calendar::to_string(calendar_.previous_working(due));
    auto left = calendar::between(now, due, calendar_);
    out.days_left = left.calendar_days;
    out.working_days_left = left.working_days;
    if (out.period) return;
    out.counted_from = calendar::to_string(std::min(now, due));
    out.provisional = left.provisional || !calendar_.is_known(due);
    for (auto& day : left.skipped)
        out.skipped.push_back({day.day, day.reason, article_of(calendar_, *calendar::parse_day(day.day))});
    if (out.provisional)
        out.warnings.emplace_back("有的年份放假安排尚未公布，暂按周末和固定节日推算；公布后会变。");
}

}  // namespace zs::app
