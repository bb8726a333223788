#include "requirements/limit_wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace zs::requirements {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

constexpr std::array<Names, 19> kUnits = {{{"%", "%"},
                                           {"working_day", " 个工作日"},
                                           {"day", " 日"},
                                           {"hour", " 小时"},
                                           {"minute", " 分钟"},
                                           {"second", " 秒"},
                                           {"week", " 周"},
                                           {"month", " 个月"},
                                           {"quarter", " 个季度"},
                                           {"year", " 年"},
                                           {"person", " 人"},
                                           {"times", " 次"},
                                           {"period", " 期"},
                                           {"class_hour", " 学时"},
                                           {"item", " 件"},
                                           {"point", " 分"},
                                           {"percentage_point", " 个百分点"},
                                           {"yuan", " 元"},
                                           {"date", ""}}};

constexpr std::array<Names, 10> kPeriods = {{{"year", "年"},
                                             {"half_year", "半年"},
                                             {"quarter", "季度"},
                                             {"month", "月"},
                                             {"week", "周"},
                                             {"day", "日"},
                                             {"term", "任期"},
                                             {"time", "次"},
                                             {"person", "人"},
                                             {"case", "案"}}};

template <std::size_t N>
std::string name_in(std::array<Names, N> const& names, std::string const& key) {
    auto const found =
        std::find_if(names.begin(), names.end(), [&](Names const& each) { return each.first == key; });
    return found == names.end() ? key : std::string(found->second);
}

std::string period_words(std::string const& per) {
    auto const blank = per.find(' ');
    if (blank == std::string::npos) return name_in(kPeriods, per);
    return per.substr(0, blank) + (per.ends_with("months") ? " 个月" : " 年");
}

int number_at(std::string const& date, std::size_t at) {
    return std::atoi(date.substr(at, 2).c_str());
}

/// "03-01" → 3月1日, "2026-06-30" → 2026年6月30日, "20" → 20日, "end" → 末
std::string date_words(catalogue::Limit const& limit) {
    static constexpr std::array<std::string_view, 7> kDays = {"一", "二", "三", "四", "五", "六", "日"};
    std::string const& date = *limit.date;
    if (date.size() == 10)
        return fmt::format("{}年{}月{}日", date.substr(0, 4), number_at(date, 5), number_at(date, 8));
    if (date.size() == 5) return fmt::format("{}月{}日", number_at(date, 0), number_at(date, 3));
    if (date == "end") return "末";
    if (limit.per == "week" && date.size() == 1 && date[0] >= '1' && date[0] <= '7')
        return fmt::format("周{}", kDays[static_cast<std::size_t>(date[0] - '1')]);
    return fmt::format("{}日", number_at(date, 0));
}

std::string value_words(catalogue::Limit const& limit) {
    if (limit.date) return date_words(limit);
    if (!limit.value) return limit.reference.value_or("");
    std::string const unit = name_in(kUnits, limit.unit);
    if (limit.value_to)
        return fmt::format("{}–{}{}", number_words(*limit.value), number_words(*limit.value_to), unit);
    return number_words(*limit.value) + unit;
}

}  // namespace

std::string number_words(double value) {
    return fmt::format("{}", value);
}

std::string wording_of(catalogue::Limit const& limit) {
    std::string const comparator = limit.comparator == "between" ? "" : limit.comparator + " ";
    std::string out = comparator + value_words(limit);
    if (limit.value && limit.reference) out = fmt::format("{}（{}的）", out, *limit.reference);
    if (limit.per) out += "／" + period_words(*limit.per);
    if (limit.mark == catalogue::LimitMark::universal) out += "（全部）";
    if (limit.mark == catalogue::LimitMark::absence) out += "（不发生）";
    return out;
}

}  // namespace zs::requirements
