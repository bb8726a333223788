#include "requirements/deadlines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/clock.h"
#include "base/text.h"

namespace zs::requirements {
namespace {

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;

/// Reads what a deadline consists of, piece by piece.
class Words {
  public:
    explicit Words(std::string text) : text_(std::move(text)) {}

    bool take(std::string_view word) {
        if (!rest().starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    /// A number and the word behind it, or nothing and the place unchanged.
    std::optional<int> take_number(std::string_view word) {
        auto const end = rest().find(word);
        if (end == std::string_view::npos || end == 0 || end > 15) return std::nullopt;
        auto const number = parse_number(rest().substr(0, end));
        if (number) at_ += end + word.size();
        return number;
    }
    bool take_any(std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [this](std::string_view word) { return take(word); });
    }
    /// "前", "之前", "以前", "完成" and punctuation may follow, and that the duty lasts from then on.
    bool ends() {
        take("之") || take("以");
        take("前");
        take_any({"全部完成", "基本完成", "完成", "报送", "上报"});
        take_any({"并长期坚持", ",并长期坚持", ",长期坚持", ";长期坚持", ",并持续推进", ",持续推进",
                  "并持续推进"});
        take("。");
        return rest().empty();
    }
    [[nodiscard]] bool stands_before(std::initializer_list<std::string_view> words) const {
        return std::any_of(words.begin(), words.end(),
                           [this](std::string_view word) { return rest().starts_with(word); });
    }
    /// A number that nothing follows.
    std::optional<int> take_last_number() {
        auto const number = rest().size() > 4 ? std::nullopt : parse_number(rest());
        if (number) at_ = text_.size();
        return number;
    }
    bool take_all(std::string_view word) {
        bool const all = rest() == word;
        return all && take(word);
    }

  private:
    [[nodiscard]] std::string_view rest() const { return std::string_view(text_).substr(at_); }

    std::string text_;
    std::size_t at_ = 0;
};

struct MonthDay {
    unsigned month = 0;
    unsigned day = 0;  ///< 0: the last one
};

std::optional<MonthDay> read_month_day(Words& words) {
    if (words.take_any({"年底", "年末", "年终", "年内", "底", "末", "下半年"})) return MonthDay{12, 31};
    if (words.take("上半年")) return MonthDay{6, 30};
    for (unsigned quarter = 1; quarter <= 4; ++quarter) {
        static constexpr std::string_view kNames[] = {"一季度", "二季度", "三季度", "四季度"};
        words.take("第");
        if (words.take(kNames[quarter - 1])) {
            words.take("末") || words.take("底");
            return MonthDay{quarter * 3, 0};
        }
    }
    auto const month = words.take_number("月");
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    auto const m = static_cast<unsigned>(*month);
    words.take("份");
    if (words.take_any({"底", "末", "下旬"})) return MonthDay{m, 0};
    if (words.take("上旬")) return MonthDay{m, 10};
    if (words.take("中旬")) return MonthDay{m, 20};
    if (words.take_all("") || words.take_all("完成")) return MonthDay{m, 0};  // 6月: within it
    auto day = words.take_number("日");
    if (!day) day = words.take_number("号");
    if (!day || *day < 1) return std::nullopt;  // "10月前" may mean its beginning or its end
    return MonthDay{m, static_cast<unsigned>(*day)};
}

/// One of several days: 6月、12月 are months that end at a mark.
std::optional<MonthDay> read_listed(Words& words) {
    Words trial = words;
    auto const month = trial.take_number("月");
    if (month && *month >= 1 && *month <= 12 && trial.stands_before({"、", "和", "及", ","})) {
        words = trial;
        return MonthDay{static_cast<unsigned>(*month), 0};
    }
    return read_month_day(words);
}

std::optional<std::string> iso_date(int year, MonthDay written) {
    using namespace std::chrono;
    year_month const ym{std::chrono::year(year), month(written.month)};
    year_month_day const date =
        written.day == 0 ? year_month_day(ym / last) : year_month_day(ym / day(written.day));
    if (!date.ok()) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", year, static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

/// The year a title names, if it names exactly one.
std::optional<int> year_in(std::string_view title) {
    std::optional<int> found;
    auto const text = fold_width(title);
    for (auto at = text.find("年"); at != std::string::npos; at = text.find("年", at + 1)) {
        if (at < 4) continue;
        auto const year = parse_number(std::string_view(text).substr(at - 4, 4));
        if (!year || *year < kFirstYear || *year > kLastYear) continue;
        if (found && *found != *year) return std::nullopt;
        found = year;
    }
    return found;
}

/// A date without a year, put into the one it must mean.
std::optional<std::string> in_known_year(MonthDay written, std::optional<std::string> const& issued_on,
                                         std::string_view title) {
    if (!issued_on) {
        auto const year = year_in(title);
        return year ? iso_date(*year, written) : std::nullopt;
    }
    if (!is_iso_date(*issued_on)) return std::nullopt;
    auto const date = iso_date(*parse_number(std::string_view(*issued_on).substr(0, 4)), written);
    return date && *date > *issued_on ? date : std::nullopt;
}

Deadline every(Recurrence recurrence, int year, std::vector<MonthDay> const& days) {
    Deadline out{recurrence, {}};
    for (auto const& day : days) {
        if (auto date = iso_date(year, day)) out.dates.push_back(std::move(*date));
    }
    return out;
}

std::vector<MonthDay> each_month(unsigned day) {
    std::vector<MonthDay> out;
    for (unsigned month = 1; month <= 12; ++month)
        out.push_back({month, day});
    return out;
}

/// 1次, 一次, 至少一次: that it comes again says the period.
void skip_times(Words& words) {
    words.take_any({"至少", "不少于"});
    words.take_any({"开展", "组织", "报送", "上报"});
    words.take_any({"一次", "1次"});
}

/// 次月5日前, 首月10日前: the day, and how many months behind the first of the period.
struct DayOfMonth {
    unsigned behind = 0;
    unsigned day = 0;
};

std::optional<DayOfMonth> day_of_month(Words& words) {
    DayOfMonth out;
    words.take("的");
    if (words.take_any({"首月", "第一个月"}))
        out.behind = 0;
    else if (words.take_any({"次月", "第二个月"}))
        out.behind = 1;
    else if (words.take_any({"末月", "第三个月", "最后一个月"}))
        out.behind = 2;
    else
        return std::nullopt;
    auto day = words.take_number("日");
    if (!day) day = words.take_number("号");
    if (!day || *day < 1 || *day > 31 || !words.ends()) return std::nullopt;
    out.day = static_cast<unsigned>(*day);
    return out;
}

/// 每季度末, 每季度首月10日前, 每季度一次.
std::optional<Deadline> quarterly(Words& words, int year) {
    Words trial = words;
    if (auto const at = day_of_month(trial)) {
        std::vector<MonthDay> days;
        for (unsigned month = 1; month <= 12; month += 3)
            days.push_back({month + at->behind, at->day});
        return every(Recurrence::quarterly, year, days);
    }
    skip_times(words);
    words.take_any({"末", "底", "结束"});
    if (!words.ends()) return std::nullopt;
    return every(Recurrence::quarterly, year, {{3, 31}, {6, 30}, {9, 30}, {12, 31}});
}

/// 每周五: every Friday of the year.
std::optional<Deadline> weekly(Words& words, int year) {
    using namespace std::chrono;
    static constexpr std::array<std::string_view, 7> kDays = {"日", "一", "二", "三", "四", "五", "六"};
    unsigned day = 7;
    for (unsigned i = 0; i < kDays.size() && day == 7; ++i) {
        if (words.take(kDays[i])) day = i;
    }
    if (day == 7) {  // 每周一次: by its Friday
        skip_times(words);
        day = 5;
    }
    if (!words.ends()) return std::nullopt;
    Deadline out{Recurrence::weekly, {}};
    sys_days const end = sys_days(std::chrono::year(year) / December / 31);
    sys_days at = sys_days(std::chrono::year(year) / January / 1);
    at += weekday(day) - weekday(at);
    for (; at <= end; at += days(7)) {
        year_month_day const date(at);
        out.dates.push_back(fmt::format("{:04}-{:02}-{:02}", year, static_cast<unsigned>(date.month()),
                                        static_cast<unsigned>(date.day())));
    }
    return out;
}

/// 每月20日前, 每月底前; with no day named, the month's end.
std::optional<Deadline> monthly(Words& words, int year) {
    unsigned day = 0;
    words.take_any({"次月", "下月", "当月"});
    skip_times(words);
    auto number = words.take_number("日");
    if (!number) number = words.take_number("号");
    if (number) day = static_cast<unsigned>(*number);
    words.take_any({"月底", "月末", "底", "末"});
    if (day > 31 || !words.ends()) return std::nullopt;
    auto out = every(Recurrence::monthly, year, each_month(day));
    // 每月31日 is the last day of a shorter month.
    if (out.dates.size() < 12) out = every(Recurrence::monthly, year, each_month(0));
    return out;
}

std::optional<Deadline> yearly(Words& words, int year) {
    skip_times(words);
    if (words.ends()) return every(Recurrence::yearly, year, {{12, 31}});
    std::vector<MonthDay> days;
    do {  // 每年6月底、12月底前
        auto const written = read_listed(words);
        if (!written) return std::nullopt;
        days.push_back(*written);
    } while (words.take_any({"前、", "、", "和", "及", ","}));
    if (!words.ends()) return std::nullopt;
    return every(days.size() == 2 ? Recurrence::half_yearly : Recurrence::yearly, year, days);
}

std::optional<Deadline> recurring(Words& words, int year) {
    if (words.take_any({"每半年", "半年"})) {
        skip_times(words);
        words.take_any({"末", "底", "结束"});
        if (!words.ends()) return std::nullopt;
        return every(Recurrence::half_yearly, year, {{6, 30}, {12, 31}});
    }
    if (words.take_any({"每季度", "每个季度", "每季", "按季度", "按季", "季度"}))
        return quarterly(words, year);
    if (words.take_any({"每个月", "每月", "按月"})) return monthly(words, year);
    if (words.take("次月") || words.take("下月")) return monthly(words, year);
    if (words.take_any({"每周", "每星期", "按周"})) return weekly(words, year);
    if (words.take_any({"每年度", "每年", "按年度", "按年"})) {
        words.take("的");
        return yearly(words, year);
    }
    return std::nullopt;
}

bool is_lasting(std::string_view text) {
    static constexpr std::array<std::string_view, 13> kLasting = {"长期", "常态", "持续", "全年",   "贯穿",
                                                                  "经常", "日常", "始终", "不间断", "常年",
                                                                  "动态", "随时", "实时"};
    static constexpr std::string_view kDigits = "0123456789";
    if (text.find_first_of(kDigits) != std::string_view::npos) return false;
    return std::any_of(kLasting.begin(), kLasting.end(),
                       [&](std::string_view word) { return text.starts_with(word); });
}

constexpr std::array<std::string_view, 7> kDashes = {"——", "—", "–", "-", "~", "至", "到"};

/// 3月—10月, 1-6月, 2025年7月至2026年6月: passes over the begin; its year, where one is written, may hold for
/// the end too.
std::optional<int> skip_range_begin(Words& words) {
    for (auto const dash : kDashes) {
        Words trial = words;
        auto const month = trial.take_number(dash);
        if (month && *month >= 1 && *month <= 12) return words = trial, std::nullopt;
    }
    Words trial = words;
    auto const year = trial.take_number("年");
    if (!trial.take_number("月")) return std::nullopt;
    trial.take_number("日");
    if (std::none_of(kDashes.begin(), kDashes.end(), [&](auto dash) { return trial.take(dash); }))
        return std::nullopt;
    words = trial;
    return year;
}

/// 2026-06-30, 2026.6.30, 2026/6/30: as cells of sheets have it.
std::optional<std::string> figures_only(std::string_view text) {
    for (std::string_view const mark : {"-", ".", "/"}) {
        Words words{std::string(text)};
        auto const year = words.take_number(mark);
        auto const month = year ? words.take_number(mark) : std::nullopt;
        auto const day = month ? words.take_last_number() : std::nullopt;
        if (!day || *year < kFirstYear || *year > kLastYear || *month < 1 || *day < 1) continue;
        return iso_date(*year, {static_cast<unsigned>(*month), static_cast<unsigned>(*day)});
    }
    return std::nullopt;
}

/// The year of the notice, or the next one (次年1月底前).
std::optional<std::string> a_year_later(MonthDay written, std::optional<std::string> const& issued_on) {
    if (!issued_on || !is_iso_date(*issued_on)) return std::nullopt;
    return iso_date(*parse_number(std::string_view(*issued_on).substr(0, 4)) + 1, written);
}

}  // namespace

std::optional<Deadline> deadline_of(std::string_view text, int year) {
    std::string const folded = without_white_space(fold_width(text));
    if (is_lasting(folded)) return Deadline{Recurrence::lasting, {}};
    Words words(folded);
    if (auto found = recurring(words, year)) return found;
    if (folded.find("、") != std::string::npos) return yearly(words, year);  // 6月底、12月底前
    auto const date = due_date(text, fmt::format("{:04}-01-01", year), "");
    if (!date) return std::nullopt;
    return Deadline{Recurrence::once, {*date}};
}

std::optional<std::string> due_date(std::string_view deadline, std::optional<std::string> const& issued_on,
                                    std::string_view title) {
    std::string const text = without_white_space(fold_width(deadline));
    Words words(text);
    words.take("截至") || words.take("截止");
    words.take("到") || words.take("于") || words.take("在");
    words.take_any({"最迟", "最晚", "力争"});
    if (auto day = figures_only(text)) return day;
    auto const begun = skip_range_begin(words);
    bool const next = words.take_any({"次年", "翌年", "下一年", "下年度", "下年"});
    std::optional<int> year;
    if (words.take_any({"当年", "今年", "本年"})) {
        words.take_any({"年", "度"});
    } else if (!next) {
        year = words.take_number("年");
        if (!year) year = begun;
        if (year && (*year < kFirstYear || *year > kLastYear)) return std::nullopt;
    }
    auto const written = read_month_day(words);
    if (!written || !words.ends()) return std::nullopt;
    if (next) return a_year_later(*written, issued_on);
    return year ? iso_date(*year, *written) : in_known_year(*written, issued_on, title);
}

}  // namespace zs::requirements
