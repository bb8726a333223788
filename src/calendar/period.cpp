#include "calendar/period.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "calendar/counting.h"
#include "calendar/statutes.h"
#include "calendar/work_calendar.h"

namespace zs::calendar {
namespace {

constexpr int kMostDays = 20'000;
constexpr int kMostMonths = 600;
constexpr int kMinutesOfDay = 24 * 60;

constexpr std::array<std::pair<std::string_view, PeriodUnit>, 17> kUnits = {{
    {"wd", PeriodUnit::working_day},
    {"个工作日", PeriodUnit::working_day},
    {"工作日", PeriodUnit::working_day},
    {"d", PeriodUnit::day},
    {"日", PeriodUnit::day},
    {"天", PeriodUnit::day},
    {"个自然日", PeriodUnit::day},
    {"自然日", PeriodUnit::day},
    {"m", PeriodUnit::month},
    {"个月", PeriodUnit::month},
    {"月", PeriodUnit::month},
    {"y", PeriodUnit::year},
    {"年", PeriodUnit::year},
    {"h", PeriodUnit::hour},
    {"小时", PeriodUnit::hour},
    {"个小时", PeriodUnit::hour},
    {"时", PeriodUnit::hour},
}};

bool is_too_long(Period period) {
    int const most = period.unit == PeriodUnit::month  ? kMostMonths
                     : period.unit == PeriodUnit::year ? kMostMonths / 12
                                                       : kMostDays;
    return std::abs(period.count) > most;
}

Answer in_hours(Question const& question, Answer out) {
    int const minutes = question.start_minute + question.period.count * 60;
    int const days = minutes / kMinutesOfDay;
    int const rest = minutes % kMinutesOfDay;
    out.start += fmt::format("T{:02}:{:02}", question.start_minute / 60, question.start_minute % 60);
    out.due = fmt::format("{}T{:02}:{:02}", to_string(question.start + days), rest / 60, rest % 60);
    auto const& general = general_rules(question.law);
    if (general.hours) out.rules.push_back({general.law + general.hours->article, general.hours->text});
    return out;
}

Result<void> check(Question const& question) {
    if (question.period.unit == PeriodUnit::hour &&
        (question.period.count < 0 || !question.suspensions.empty() || !question.extensions.empty())) {
        return Error{ErrorCode::invalid_input, "按小时计算的期限不能倒推，也不能中止或者延长。", "", {}};
    }
    if (question.period.count < 0 && !(question.suspensions.empty() && question.extensions.empty())) {
        return Error{ErrorCode::invalid_input, "倒推的期限不能中止或者延长，请去掉。", "", {}};
    }
    for (auto const& extension : question.extensions) {
        if (extension.count <= 0 || extension.unit == PeriodUnit::hour)
            return Error{ErrorCode::invalid_input, "延长的期限应为正数的日、工作日、月或者年。", "", {}};
    }
    return {};
}

}  // namespace

Result<Period> parse_period(std::string_view text) {
    auto const refuse = [&] {
        return Error{
            ErrorCode::invalid_input, "期限应写成 7wd（工作日）、30d、6m、2y 或 5h。", std::string(text), {}};
    };
    auto rest = trim(text);
    bool const back = rest.starts_with('-');
    if (back || rest.starts_with('+')) rest.remove_prefix(1);
    Period out;
    auto const [stop, failure] = std::from_chars(rest.data(), rest.data() + rest.size(), out.count);
    if (failure != std::errc() || out.count < 0) return refuse();
    auto const unit = trim(rest.substr(static_cast<std::size_t>(stop - rest.data())));
    auto const* const found =
        std::find_if(kUnits.begin(), kUnits.end(), [&](auto const& known) { return known.first == unit; });
    if (found == kUnits.end()) return refuse();
    out.unit = found->second;
    if (back) out.count = -out.count;
    if (is_too_long(out)) return refuse();
    return out;
}

std::string to_string(Period period) {
    constexpr std::array kNames = {"个工作日", "日", "个月", "年", "小时"};
    return fmt::format("{}{}", period.count, kNames[static_cast<std::size_t>(period.unit)]);
}

Result<Answer> answer(Question const& question, WorkCalendar const& calendar) {
    RETURN_IF_ERROR(check(question));
    Answer out;
    out.start = to_string(question.start);
    out.period = to_string(question.period);
    if (question.law != nullptr) out.law = question.law->law;
    if (question.period.unit == PeriodUnit::hour) return in_hours(question, std::move(out));
    return Counting(question, calendar, std::move(out)).run();
}

Between between(Day from, Day to, WorkCalendar const& calendar) {
    Between out{to_string(from), to_string(to), to - from, 0, false, {}};
    for (Day day = std::min(from, to) + 1; day <= std::max(from, to); ++day) {
        out.provisional = out.provisional || !calendar.is_known(day);
        if (calendar.is_working(day)) {
            ++out.working_days;
        } else {
            out.skipped.push_back({to_string(day), calendar.describe(day), calendar.source(day)});
        }
    }
    if (to < from) out.working_days = -out.working_days;
    return out;
}

}  // namespace zs::calendar
