#include "catalogue/diff/limit_changes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "catalogue/diff/compared_text.h"
#include "catalogue/diff/overlap.h"

namespace zs::catalogue::diff {
namespace {

constexpr double kAlike = 3.0;  // points from which two limits are one that changed
constexpr double kTolerance = 1e-9;

struct TimeUnit {
    std::string_view name;
    double hours;
};
// A working day has no fixed number of hours: it is compared with working days only.
constexpr std::array kTimeUnits = {TimeUnit{"minute", 1.0 / 60}, TimeUnit{"hour", 1},
                                   TimeUnit{"day", 24},          TimeUnit{"week", 168},
                                   TimeUnit{"month", 720},       TimeUnit{"year", 8760}};

std::optional<double> hours_of(std::string_view unit) {
    for (auto const& known : kTimeUnits) {
        if (known.name == unit) return known.hours;
    }
    return std::nullopt;
}

bool is_time(std::string_view unit) {
    return unit == "working_day" || hours_of(unit).has_value();
}

double text_likeness(std::string const& a, std::string const& b) {
    if (a == b) return 1;
    return overlap(grammed(compared_characters(a)), grammed(compared_characters(b))).likeness;
}

/// How much two limits ask about the same thing.
double points(Limit const& a, Limit const& b) {
    bool const same_unit = a.unit == b.unit;
    if (!same_unit && !(is_time(a.unit) && is_time(b.unit))) return 0;
    double sum = same_unit ? 1 : 0.5;
    sum += 2 * text_likeness(a.subject, b.subject);
    sum += text_likeness(a.quote, b.quote);
    sum += a.comparator == b.comparator ? 1 : 0;
    sum += a.mark == b.mark ? 0.5 : 0;
    sum += a.value == b.value && a.date == b.date && a.reference == b.reference ? 0.5 : 0;
    sum += a.start_event == b.start_event && a.end_event == b.end_event ? 0.25 : 0;
    sum += a.per == b.per && a.condition == b.condition ? 0.25 : 0;
    return sum;
}

bool same_text(std::optional<std::string> const& a, std::optional<std::string> const& b) {
    return a == b || compared_key(a.value_or("")) == compared_key(b.value_or(""));
}

bool is_same(Limit const& a, Limit const& b) {
    return a.comparator == b.comparator && a.value == b.value && a.value_to == b.value_to &&
           a.unit == b.unit && a.date == b.date && a.per == b.per && same_text(a.reference, b.reference);
}

/// Whether what a limit demands shall be large (+1), small (−1) or neither (0). More than the whole and less
/// than nothing there is not: 达到100% and 全部 ask for much, 不发生 for little.
int direction(Limit const& limit) {
    if (limit.comparator == "≥" || limit.comparator == ">") return 1;
    if (limit.comparator == "≤" || limit.comparator == "<") return -1;
    if (limit.comparator == "=" && limit.unit == "%" && limit.value == 100) return 1;
    return limit.comparator == "=" && limit.value == 0 ? -1 : 0;
}

bool is_strict(Limit const& limit) {
    return limit.comparator == "<" || limit.comparator == ">";
}

std::optional<double> factor(Limit const& a, Limit const& b) {
    if (a.unit == b.unit) return 1;
    auto const from = hours_of(a.unit);
    auto const to = hours_of(b.unit);
    if (!from || !to) return std::nullopt;
    return *from / *to;
}

int sign(double difference) {
    return difference > kTolerance ? 1 : difference < -kTolerance ? -1 : 0;
}

LimitChangeKind kind_of(int harder) {
    return harder > 0   ? LimitChangeKind::tightened
           : harder < 0 ? LimitChangeKind::loosened
                        : LimitChangeKind::changed;
}

/// Ranges: narrower at one end and not wider at the other.
LimitChangeKind compare_ranges(Limit const& a, Limit const& b, double unit_factor) {
    int const low = sign(*b.value - *a.value * unit_factor);
    int const high = sign(*a.value_to * unit_factor - *b.value_to);
    if (low * high < 0) return LimitChangeKind::changed;
    return kind_of(low + high);
}

/// "2 years" → 24; months of the period in which it is asked.
std::optional<double> months_of(std::optional<std::string> const& per) {
    if (!per) return std::nullopt;
    std::size_t at = 0;
    double count = 0;
    while (at < per->size() && (*per)[at] >= '0' && (*per)[at] <= '9')
        count = count * 10 + ((*per)[at++] - '0');
    if (at == 0) count = 1;
    auto const unit = std::string_view(*per).substr(std::min(per->find_first_not_of(' ', at), per->size()));
    if (unit.starts_with("year")) return 12 * count;
    if (unit.starts_with("quarter")) return 3 * count;
    if (unit.starts_with("month")) return count;
    if (unit.starts_with("week")) return count / 4.35;
    return std::nullopt;
}

LimitChangeKind meaning(Limit const& a, Limit const& b) {
    int const wanted = direction(b);
    bool const ranges = a.comparator == "between" && b.comparator == "between";
    if (direction(a) != wanted || (wanted == 0 && !ranges)) return LimitChangeKind::changed;
    if (a.date && b.date) {
        if (a.date->size() != b.date->size() || wanted == 0) return LimitChangeKind::changed;
        return kind_of(wanted * b.date->compare(*a.date));
    }
    auto const unit_factor = factor(a, b);
    if (!a.value || !b.value || !unit_factor) return LimitChangeKind::changed;
    if (ranges && a.value_to && b.value_to) return compare_ranges(a, b, *unit_factor);
    int harder = wanted * sign(*b.value - *a.value * *unit_factor);
    if (harder == 0) harder = (is_strict(b) ? 1 : 0) - (is_strict(a) ? 1 : 0);
    auto const before = months_of(a.per);
    auto const after = months_of(b.per);
    if (a.per == b.per) return kind_of(harder);
    if (!before || !after) return LimitChangeKind::changed;
    int const rarer = wanted * sign(*before - *after);  // the same within a shorter time is harder
    return harder * rarer < 0 ? LimitChangeKind::changed : kind_of(harder + rarer);
}

struct Candidate {
    double score;
    std::size_t before;
    std::size_t after;
};

std::vector<Candidate> candidates(std::vector<Limit> const& before, std::vector<Limit> const& after) {
    std::vector<Candidate> out;
    for (std::size_t i = 0; i < before.size(); ++i) {
        for (std::size_t j = 0; j < after.size(); ++j) {
            double const score = points(before[i], after[j]);
            if (score >= kAlike) out.push_back({score, i, j});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.score > b.score; });
    return out;
}

std::string number(double value) {
    auto text = std::to_string(std::round(value * 1000) / 1000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 23> kNames = {{
    {"working_day", "个工作日"},
    {"day", "日"},
    {"hour", "小时"},
    {"minute", "分钟"},
    {"second", "秒"},
    {"week", "周"},
    {"month", "个月"},
    {"year", "年"},
    {"quarter", "季度"},
    {"half_year", "半年"},
    {"person", "人"},
    {"times", "次"},
    {"item", "件"},
    {"period", "期"},
    {"class_hour", "学时"},
    {"term", "任期"},
    {"date", ""},
    {"case", "件"},
    {"session", "次"},
    {"time", "次"},
    {"point", "分"},
    {"percentage_point", "个百分点"},
    {"yuan", "元"},
}};

/// "03-01" → 3月1日, "2026-06-30" → 2026年6月30日, "20" → 20日, "end" → 末.
std::string day_words(std::string const& date) {
    auto const part = [&](std::size_t at) { return std::to_string(std::atoi(date.substr(at, 2).c_str())); };
    if (date.size() == 10) return date.substr(0, 4) + "年" + part(5) + "月" + part(8) + "日";
    if (date.size() == 5) return part(0) + "月" + part(3) + "日";
    if (date.size() == 2) return part(0) + "日";
    if (date == "end") return "末";
    static constexpr std::array<char const*, 7> kDays = {"周一", "周二", "周三", "周四",
                                                         "周五", "周六", "周日"};
    auto const day = static_cast<std::size_t>(std::atoi(date.c_str()));
    return day >= 1 && day <= kDays.size() ? kDays[day - 1] : date;
}

std::string chinese(std::string_view unit) {
    auto const digits = std::min(unit.find_first_not_of("0123456789"), unit.size());
    auto word = unit.substr(std::min(unit.find_first_not_of(' ', digits), unit.size()));
    if (digits > 0 && word.ends_with('s')) word.remove_suffix(1);
    for (auto const& [name, text] : kNames) {
        if (name == word) return std::string(unit.substr(0, digits)).append(text);
    }
    return std::string(unit);
}

}  // namespace

std::vector<LimitChange> limit_changes(std::vector<Limit> const& before, std::vector<Limit> const& after) {
    std::vector<LimitChange> out;
    std::vector<bool> used_before(before.size());
    std::vector<bool> used_after(after.size());
    for (auto const& candidate : candidates(before, after)) {
        auto const [score, i, j] = candidate;
        if (used_before[i] || used_after[j]) continue;
        used_before[i] = used_after[j] = true;
        if (!is_same(before[i], after[j])) out.push_back({meaning(before[i], after[j]), before[i], after[j]});
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!used_before[i]) out.push_back({LimitChangeKind::gone, before[i], std::nullopt});
    }
    for (std::size_t j = 0; j < after.size(); ++j) {
        if (!used_after[j]) out.push_back({LimitChangeKind::added, std::nullopt, after[j]});
    }
    return out;
}

std::string describe(Limit const& limit) {
    std::string out;
    if (limit.mark == LimitMark::universal) {
        out = "全部";
    } else if (limit.mark == LimitMark::absence) {
        out = "不得发生";
    } else {
        auto const unit = limit.unit == "date" ? std::string() : chinese(limit.unit);
        if (limit.comparator != "between") out = limit.comparator + " ";
        if (limit.date) out += day_words(*limit.date);
        if (limit.value) out += number(*limit.value);
        if (limit.value_to) out += "–" + number(*limit.value_to);
        if (limit.reference && !limit.value) out += *limit.reference;
        out += limit.value && !unit.empty() && unit != "%" ? " " + unit : limit.value ? unit : "";
    }
    if (limit.per) out += "/" + chinese(*limit.per);
    return out;
}

}  // namespace zs::catalogue::diff
