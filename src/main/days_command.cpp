#include "main/days_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "calendar/period.h"
#include "calendar/statutes.h"
#include "calendar/work_calendar.h"
#include "json/encode.h"
#include "main/options.h"

namespace zs {
namespace {

using namespace calendar;

constexpr std::string_view kUsageText =
    "zhunsheng days add 2024-09-30 7wd [--law 法律] [--suspend 起日..止日,…] [--extend 10wd,…]\n"
    "      zhunsheng days why 2024-09-30 +7wd [--law 法律]     （期限怎么算出来的；没有期限时说明这一天）\n"
    "      zhunsheng days add 2024-09-30 --law 行政许可法 --matter decision\n"
    "      zhunsheng days between 2024-09-30 2024-10-15\n"
    "      zhunsheng days list 2024-01-01 2024-12-31            （逐日：1 上班，0 休息）\n"
    "      zhunsheng days laws [法律]                           （收录的法律和法定期限）\n"
    "      期限单位：wd 工作日、d 日、m 月、y 年、h 小时；[--calendar 地区日历.json] [--format text|json]";

struct AboutDay {
    std::string day;
    bool working = false;
    bool provisional = false;
    std::string reason;
    std::string source;
};
ZS_WIRE(AboutDay, day, working, provisional, reason, source);

Error invalid(std::string message, std::string where) {
    return {ErrorCode::invalid_input, std::move(message), std::move(where), {}};
}

Result<Day> day_from(std::string const& text) {
    if (auto const day = parse_day(text)) return *day;
    return invalid("日期应写成 2024-09-30，并且确有这一天。", text);
}

Result<void> read_start(std::string const& text, Question& question) {
    ASSIGN_OR_RETURN(question.start, day_from(text.substr(0, 10)));
    if (text.size() == 10) return {};
    int hour = 0;
    int minute = 0;
    char extra = 0;
    bool const good = text.size() == 16 &&
                      std::sscanf(text.c_str() + 11, "%2d:%2d%c", &hour, &minute, &extra) == 2 && hour >= 0 &&
                      hour < 24 && minute >= 0 && minute < 60;
    if (!good) return invalid("时刻应写成 2024-09-30T22:00。", text);
    question.start_minute = hour * 60 + minute;
    return {};
}

std::vector<std::string> parts(std::string const& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(',', at), text.size());
        if (end > at) out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

Result<WorkCalendar> load_calendar(Options const& options) {
    ASSIGN_OR_RETURN(auto calendar, WorkCalendar::national());
    if (!options.has("--calendar")) return calendar;
    auto const path = options.value("--calendar", "");
    std::ifstream file(path, std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    if (!file) return Error{ErrorCode::not_found, "打不开地区日历，请检查路径和权限。", path, {}};
    RETURN_IF_ERROR(calendar.add_overlay(text));
    return calendar;
}

Result<Law const*> law_from(std::string const& name) {
    if (auto const* law = find_law(name)) return law;
    return invalid("没有收录这部法律，请用 zhunsheng days laws 查看收录的名称。", name);
}

Result<Period> period_of_matter(Law const* law, std::string const& id) {
    if (law == nullptr) return invalid("用 --matter 时请同时用 --law 指明法律。", id);
    for (auto const& period : law->periods) {
        if (period.id == id) return parse_period(period.period);
    }
    return invalid("这部法律没有这个事项，请用 zhunsheng days laws 查看。", id);
}

Result<Question> read_question(Options const& options) {
    auto const& rest = options.rest();
    Question question;
    RETURN_IF_ERROR(read_start(rest[1], question));
    if (options.has("--law")) {
        ASSIGN_OR_RETURN(question.law, law_from(options.value("--law", "")));
    }
    if (rest.size() > 2) {
        ASSIGN_OR_RETURN(question.period, parse_period(rest[2]));
    } else {
        ASSIGN_OR_RETURN(question.period, period_of_matter(question.law, options.value("--matter", "")));
    }
    for (auto const& text : parts(options.value("--suspend", ""))) {
        auto const dots = text.find("..");
        if (dots == std::string::npos) return invalid("中止的日子应写成 2024-10-14..2024-10-18。", text);
        ASSIGN_OR_RETURN(auto const from, day_from(text.substr(0, dots)));
        ASSIGN_OR_RETURN(auto const to, day_from(text.substr(dots + 2)));
        question.suspensions.push_back({from, to});
    }
    for (auto const& text : parts(options.value("--extend", ""))) {
        ASSIGN_OR_RETURN(auto const extension, parse_period(text));
        question.extensions.push_back(extension);
    }
    return question;
}

void print_skipped(std::vector<SkippedDay> const& skipped) {
    for (auto const& day : skipped) {
        fmt::print("  {} 不计：{}{}\n", day.day, day.reason,
                   day.article.empty() ? "" : "（" + day.article + "）");
    }
}

void print_answer(Answer const& answer) {
    fmt::print("{}{}\n", answer.due, answer.provisional ? "（暂定）" : "");
    fmt::print("{} 起 {}{}，{} 届满\n", answer.start, answer.period,
               answer.law ? "（" + *answer.law + "）" : "", answer.due);
    if (answer.moved_from) fmt::print("  原届满日 {} 是休息日，移到 {}\n", *answer.moved_from, answer.due);
    print_skipped(answer.skipped);
    for (auto const& rule : answer.rules) {
        fmt::print("  依据{}{}{}\n", rule.article.empty() ? "" : " " + rule.article,
                   rule.article.empty() ? "：" : "：", rule.text);
    }
    for (auto const& warning : answer.warnings)
        fmt::print("  注意：{}\n", warning);
}

template <class T>
int print_json(T const& value) {
    std::string out;
    json::append_json(out, value);
    fmt::print("{}\n", out);
    return 0;
}

bool wants_json(Options const& options) {
    return options.value("--format", "text") == "json";
}

Result<int> add(Options const& options) {
    ASSIGN_OR_RETURN(auto const question, read_question(options));
    ASSIGN_OR_RETURN(auto const calendar, load_calendar(options));
    ASSIGN_OR_RETURN(auto const answer, calendar::answer(question, calendar));
    if (wants_json(options)) return print_json(answer);
    print_answer(answer);
    return 0;
}

Result<int> about(Options const& options) {
    ASSIGN_OR_RETURN(auto const day, day_from(options.rest()[1]));
    ASSIGN_OR_RETURN(auto const calendar, load_calendar(options));
    AboutDay const out{options.rest()[1], calendar.is_working(day), !calendar.is_known(day),
                       calendar.describe(day), calendar.source(day)};
    if (wants_json(options)) return print_json(out);
    fmt::print("{} {}：{}{}{}\n", out.day, weekday_name(day), out.working ? "上班，" : "休息，", out.reason,
               out.source.empty() ? "" : "（" + out.source + "）");
    if (out.provisional) fmt::print("  注意：这一年的放假安排尚未收录，结果是暂定的。\n");
    return 0;
}

Result<int> span(Options const& options) {
    ASSIGN_OR_RETURN(auto const from, day_from(options.rest()[1]));
    ASSIGN_OR_RETURN(auto const to, day_from(options.rest()[2]));
    ASSIGN_OR_RETURN(auto const calendar, load_calendar(options));
    if (options.rest()[0] == "list") {
        for (Day day = from; day <= to; ++day)
            fmt::print("{} {}\n", to_string(day), calendar.is_working(day) ? 1 : 0);
        return 0;
    }
    auto const out = between(from, to, calendar);
    if (wants_json(options)) return print_json(out);
    fmt::print("{} 个工作日{}\n{} 的次日起至 {}，共 {} 日\n", out.working_days,
               out.provisional ? "（暂定）" : "", out.from, out.to, out.calendar_days);
    print_skipped(out.skipped);
    return 0;
}

Result<int> list_laws(Options const& options) {
    if (options.rest().size() > 1) {
        ASSIGN_OR_RETURN(auto const* law, law_from(options.rest()[1]));
        if (wants_json(options)) return print_json(*law);
        fmt::print("{}（{}）\n", law->law, law->version);
        if (law->counting) fmt::print("  {}：{}\n", law->counting->article, law->counting->text);
        for (auto const& pause : law->suspensions)
            fmt::print("  不计入 {}：{}\n", pause.article, pause.text);
        for (auto const& period : law->periods) {
            fmt::print("  {:<16} {:>5}  {}（{}）{}\n", period.id, period.period, period.what, period.article,
                       period.extension ? "，可延长 " + *period.extension : "");
        }
        return 0;
    }
    if (wants_json(options)) return print_json(laws());
    for (auto const& law : laws())
        fmt::print("{}（{}），法定期限 {} 项\n", law.law, law.version, law.periods.size());
    return 0;
}

Result<int> run(Options const& options) {
    auto const& rest = options.rest();
    auto const& verb = rest[0];
    if (verb == "laws" && rest.size() <= 2) return list_laws(options);
    bool const has_period = rest.size() == 3 || (rest.size() == 2 && options.has("--matter"));
    if ((verb == "add" || verb == "why") && has_period) return add(options);
    if (verb == "why" && rest.size() == 2) return about(options);
    if ((verb == "between" || verb == "list") && rest.size() == 3) return span(options);
    return report_usage(kUsageText);
}

}  // namespace

int days_command(Arguments const& arguments) {
    auto const options =
        Options::parse(arguments, {"--law", "--matter", "--suspend", "--extend", "--calendar", "--format"});
    auto const known = [&](std::string const& format) { return format == "text" || format == "json"; };
    if (!options || options->rest().empty() || !known(options->value("--format", "text")))
        return report_usage(kUsageText);
    auto const status = run(*options);
    return status.ok() ? *status : report_failure(status.error());
}

}  // namespace zs
