#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using std::u32string_view;

constexpr std::size_t kYearDigits = 4;

/// "2021年年底前", "2021年6月30日前": the last day it allows, and where it stands.
struct Until {
    std::string day;  ///< ISO
    std::size_t at = 0;
    std::size_t end = 0;
};

bool skip(u32string_view text, std::size_t& at, u32string_view word) {
    if (text.substr(at, word.size()) != word) return false;
    at += word.size();
    return true;
}

std::optional<int> digits(u32string_view text, std::size_t& at) {
    std::size_t const start = at;
    while (at < text.size() && is_digit(text[at]) && at - start < kYearDigits)
        ++at;
    return at == start ? std::nullopt : parse_number(to_utf8(text.substr(start, at - start)));
}

/// `at` is behind 年. Month and day default to the last of the year, or of the month.
std::optional<std::string> day_before(u32string_view text, std::size_t& at, int year) {
    int month = 12;
    int day = 31;
    bool end_of = skip(text, at, U"年底") || skip(text, at, U"底") || skip(text, at, U"末");
    if (!end_of) {
        std::size_t probe = at;
        if (auto const given = digits(text, probe); given && skip(text, probe, U"月")) {
            month = *given;
            at = probe;
            if (!skip(text, at, U"底") && !skip(text, at, U"末")) {
                if (auto const given_day = digits(text, probe); given_day && skip(text, probe, U"日")) {
                    day = *given_day;
                    at = probe;
                }
            }
        }
    }
    bool const before = skip(text, at, U"之前") || skip(text, at, U"以前") || skip(text, at, U"前");
    if (!before || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<Until> next_until(u32string_view text, std::size_t from) {
    for (std::size_t i = from; i + kYearDigits < text.size(); ++i) {
        if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1]))) continue;
        std::size_t at = i;
        auto const year = digits(text, at);
        if (!year || *year < 1990 || *year > 2100 || !skip(text, at, U"年")) continue;
        if (auto day = day_before(text, at, *year)) return Until{std::move(*day), i, at};
    }
    return std::nullopt;
}

/// 2018年底前出台的文件, 2018年底前已完成: tells what was, asks for nothing.
bool tells_past(u32string_view behind) {
    auto const next = behind.substr(0, std::min<std::size_t>(8, behind.find_first_of(U"，,。；;")));
    return next.find_first_of(U"的已") != u32string_view::npos;
}

/// The day from which obligations may run: of issue, or the beginning of the year in the title.
std::optional<std::string> earliest(Context const& context) {
    if (context.catalogue.issued_on) return context.catalogue.issued_on;
    auto const title = to_utf32(context.catalogue.title);
    for (std::size_t i = 0; i + kYearDigits < title.size(); ++i) {
        std::size_t at = i;
        auto const year = digits(title, at);
        if (year && at - i == kYearDigits && title[at] == U'年' && *year > 1990)
            return fmt::format("{:04}-01-01", *year);
    }
    return std::nullopt;
}

/// The cell of the deadline, which as a rule leaves out 前: 2019年12月底, 2019年12月.
bool tell_expired_deadline(catalogue::Item const& item, std::string const& since, Context const& context,
                           catalogue::List const& list, Report& report) {
    if (!item.deadline || !item.applicable) return false;
    auto text = catalogue::recognise::compact_of(*item.deadline);
    if (text.find(U'前') == std::u32string::npos) text += U'前';
    auto const until = next_until(text, 0);
    bool const whole = until && until->at == 0 && until->end == text.size();
    if (!whole || until->day >= since) return false;
    report.add(
        "expired_date", list, item,
        fmt::format("第 {} 项完成时限“{}”早于{}（{}），请改为新的期限或者保持的要求。", item.number,
                    *item.deadline, context.catalogue.issued_on ? "发文日期" : "标题所写的年份", since));
    return true;
}

}  // namespace

void check_dates(Context const& context, Report& report) {
    auto const since = earliest(context);
    for (Entry const& entry : context.entries) {
        auto const& item = *entry.item;
        if (!item.applicable && item.deadline) {
            report.add("deadline_on_inapplicable", *entry.list, item,
                       fmt::format("第 {} 项注明与本地无关，却写了完成时限“{}”，请删去时限或者补上责任单位。",
                                   item.number, *item.deadline),
                       std::string());
        }
        if (!since) continue;
        if (tell_expired_deadline(item, *since, context, *entry.list, report)) continue;
        for (auto until = next_until(entry.text, 0); until; until = next_until(entry.text, until->end)) {
            if (until->day >= *since || tells_past(u32string_view(entry.text).substr(until->end))) continue;
            auto const words = entry.text.substr(until->at, until->end - until->at);
            report.add("expired_date", *entry.list, item,
                       fmt::format("第 {} 项要求“{}”完成，早于{}（{}），请改为新的期限或者保持的要求。",
                                   item.number, to_utf8(words),
                                   context.catalogue.issued_on ? "发文日期" : "标题所写的年份", *since));
            break;
        }
    }
}

}  // namespace zs::lint
