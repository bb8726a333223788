#include "campaign/figures/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"

namespace zs::campaign::figures {
namespace {

using View = std::u32string_view;

// The longer ones first: 人次 is not 人.
constexpr auto kUnits =
    std::to_array<View>({U"万元", U"亿元", U"人次", U"场次", U"件次", U"户次", U"家次", U"小时", U"平方米",
                         U"公里", U"课时", U"学时", U"件",   U"次",   U"场",   U"起",   U"人",   U"名",
                         U"个",   U"份",   U"项",   U"部",   U"条",   U"篇",   U"期",   U"家",   U"户",
                         U"处",   U"所",   U"宗",   U"例",   U"册",   U"张",   U"元",   U"%",    U"％"});

constexpr auto kHedges = std::to_array<View>(
    {U"同比",   U"环比", U"较上年", U"较去年", U"比上年", U"比去年", U"增长",   U"下降", U"减少",
     U"增加了", U"上升", U"提高",   U"降低",   U"不少于", U"不低于", U"不超过", U"不得", U"至少",
     U"至多",   U"最多", U"最少",   U"以上",   U"以下",   U"以内",   U"力争",   U"计划", U"目标",
     U"应当",   U"要求", U"拟",     U"预计",   U"大约",   U"约",     U"近",     U"余",   U"左右",
     U"分别",   U"平均", U"每",     U"各",     U"满分",   U"任务",   U"标准"});

bool starts_with(View text, std::size_t at, View word) {
    return text.substr(std::min(at, text.size()), word.size()) == word;
}

bool is_number_part(View text, std::size_t at) {
    return at < text.size() && is_digit(text[at]);
}

char32_t digit_of(char32_t c) {
    return c >= 0xFF10 ? c - 0xFF10 + U'0' : c;
}

struct Number {
    std::size_t to = 0;
    double value = 0;
    int decimals = 0;
};

/// 1,234.5 from a digit on.
Number read_number(View text, std::size_t at) {
    Number out;
    std::string digits;
    bool point = false;
    for (; at < text.size(); ++at) {
        char32_t const c = text[at];
        if (is_digit(c)) {
            digits += static_cast<char>(digit_of(c));
            out.decimals += point ? 1 : 0;
        } else if ((c == U'.' || c == U'．') && !point && is_number_part(text, at + 1)) {
            digits += '.';
            point = true;
        } else if ((c == U',' || c == U'，') && !point && at + 3 < text.size() && is_digit(text[at + 1]) &&
                   is_digit(text[at + 2]) && is_digit(text[at + 3]) && !is_number_part(text, at + 4)) {
            continue;
        } else {
            break;
        }
    }
    out.to = at;
    constexpr std::size_t kMaxDigits = 15;
    out.value = digits.size() > kMaxDigits ? -1 : std::stod(digits);
    return out;
}

/// What stands before a number that is none of its own: 第3次, 3-5件, 〔2024〕12号, A3.
bool is_part_of_something(View text, std::size_t from) {
    if (from == 0) return false;
    char32_t const before = text[from - 1];
    if (before == U'"' || before == U'“') return true;
    bool const reached = from >= 2 && text.substr(from - 2, 2) == U"达到";
    if (before == U'到' && !reached) return true;
    static constexpr View kBad = U"第-—–~～至/／.．:：〔[【第A";
    bool const letter = (before >= U'a' && before <= U'z') || (before >= U'A' && before <= U'Z');
    return letter || kBad.find(before) != View::npos || before == U'约' || before == U'近' || before == U'超';
}

std::optional<View> unit_at(View text, std::size_t at) {
    for (auto const unit : kUnits) {
        if (starts_with(text, at, unit)) return unit;
    }
    return std::nullopt;
}

/// 5人以上, 3次性, 12个月, 8个工作日, 3项以上; 2件套.
bool goes_on(View text, std::size_t to) {
    static constexpr auto kMore =
        std::to_array<View>({U"以上", U"以下", U"以内", U"左右", U"多", U"余", U"性", U"月", U"工作日",
                             U"小时", U"套", U"-", U"—", U"~", U"至", U"/"});
    return std::any_of(kMore.begin(), kMore.end(), [&](View more) { return starts_with(text, to, more); });
}

}  // namespace

std::vector<std::u32string> sentences_of(std::string_view text) {
    std::vector<std::u32string> out(1);
    for (char32_t const c : to_utf32(text)) {
        if (c == U'。' || c == U'；' || c == U';' || c == U'！' || c == U'？' || c == U'\n' || c == U'\r') {
            if (!out.back().empty()) out.emplace_back();
        } else if (!is_white_space(c)) {
            out.back() += c;
        }
    }
    if (out.back().empty()) out.pop_back();
    return out;
}

std::vector<Clause> clauses_of(View sentence) {
    std::vector<Clause> out(1);
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        char32_t const c = sentence[at];
        if (is_digit(c)) {
            auto const to = read_number(sentence, at).to;
            out.back().text += sentence.substr(at, to - at);
            at = to - 1;
        } else if (View(U"，,、（）()：:").find(c) != View::npos) {
            if (out.back().text.empty()) {
                out.back().before = c;
            } else {
                out.push_back({{}, c});
            }
        } else {
            out.back().text += c;
        }
    }
    if (out.back().text.empty()) out.pop_back();
    return out;
}

std::vector<Amount> amounts_of(View clause) {
    std::vector<Amount> out;
    for (std::size_t at = 0; at < clause.size(); ++at) {
        if (!is_digit(clause[at])) continue;
        auto const number = read_number(clause, at);
        std::size_t to = number.to;
        double scale = 1;
        if (!starts_with(clause, to, U"万元") && !starts_with(clause, to, U"亿元")) {
            if (starts_with(clause, to, U"万")) scale = 1e4;
            if (starts_with(clause, to, U"亿")) scale = 1e8;
        }
        to += scale > 1 ? 1 : 0;
        auto const unit = unit_at(clause, to);
        bool const counts = unit && number.value >= 0 && !is_part_of_something(clause, at) &&
                            !goes_on(clause, to + unit->size());
        if (counts) {
            Amount amount{at, to + unit->size(), std::u32string(*unit == U"％" ? U"%" : *unit)};
            amount.value = number.value * scale;
            amount.half_width = scale > 1 ? scale * std::pow(10.0, -number.decimals) / 2 : 0;
            amount.decimals = number.decimals;
            out.push_back(std::move(amount));
        }
        at = std::max(at, number.to - 1);
    }
    return out;
}

bool is_hedged(View clause) {
    return std::any_of(kHedges.begin(), kHedges.end(),
                       [&](View hedge) { return clause.find(hedge) != View::npos; });
}

std::string plain(double value) {
    auto text = fmt::format("{:.4f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

}  // namespace zs::campaign::figures
