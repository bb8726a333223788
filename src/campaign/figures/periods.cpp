#include "campaign/figures/periods.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/text.h"

namespace zs::campaign::figures {
namespace {

using View = std::u32string_view;

// Times that only the reader of that day knows.
constexpr auto kUnclear =
    std::to_array<View>({U"今年",     U"去年", U"上年", U"近年",   U"近两年", U"近三年", U"近五年",
                         U"截至目前", U"目前", U"历年", U"五年来", U"三年来", U"本年",   U"当年",
                         U"往年",     U"同期", U"本月", U"上月",   U"本季度", U"期间"});

bool starts_with(View text, std::size_t at, View word) {
    return text.substr(std::min(at, text.size()), word.size()) == word;
}

/// Digits at `at` that are followed by `mark`; moves behind it.
std::optional<int> number_before(View text, std::size_t& at, char32_t mark, std::size_t digits) {
    std::size_t to = at;
    int value = 0;
    while (to < text.size() && text[to] >= U'0' && text[to] <= U'9' && to - at < digits)
        value = value * 10 + static_cast<int>(text[to++] - U'0');
    if (to == at || to >= text.size() || text[to] != mark) return std::nullopt;
    at = to + 1;
    return value;
}

struct Found {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string period;
};

/// "1-6月", "1至6月", "上半年", "第一季度", "6月", "6月3日", "以来" behind a year.
std::string finer(View text, std::size_t& at, std::string const& year) {
    static constexpr auto kParts = std::to_array<std::pair<View, std::string_view>>({{U"上半年", "-H1"},
                                                                                     {U"下半年", "-H2"},
                                                                                     {U"第一季度", "-Q1"},
                                                                                     {U"第二季度", "-Q2"},
                                                                                     {U"第三季度", "-Q3"},
                                                                                     {U"第四季度", "-Q4"},
                                                                                     {U"一季度", "-Q1"},
                                                                                     {U"二季度", "-Q2"},
                                                                                     {U"三季度", "-Q3"},
                                                                                     {U"四季度", "-Q4"}});
    for (auto const& [word, mark] : kParts) {
        if (!starts_with(text, at, word)) continue;
        at += word.size();
        return year + std::string(mark);
    }
    std::size_t probe = at;
    for (char32_t const dash : {U'-', U'至', U'—', U'～'}) {
        std::size_t range = at;
        auto const first = number_before(text, range, dash, 2);
        auto const last = first ? number_before(text, range, U'月', 2) : std::nullopt;
        if (!last) continue;
        at = range;
        if (*first == 1 && *last == 6) return year + "-H1";
        if (*first == 1 && *last == 12) return year;
        return fmt::format("{}-{:02}/{:02}", year, *first, *last);
    }
    auto const month = number_before(text, probe, U'月', 2);
    if (!month) return year;
    at = probe;
    auto const day = number_before(text, probe, U'日', 2);
    if (!day) return fmt::format("{}-{:02}", year, *month);
    at = probe;
    return fmt::format("{}-{:02}-{:02}", year, *month, *day);
}

/// The words that only say that a time is meant.
void skip_time_words(View text, std::size_t& at) {
    static constexpr auto kWords =
        std::to_array<View>({U"全年", U"年度", U"度", U"底", U"末", U"期间", U"内"});
    for (auto const word : kWords) {
        if (starts_with(text, at, word)) at += word.size();
    }
}

std::optional<Found> period_at(View text, std::size_t from, std::string& year) {
    std::size_t at = from;
    Found out{from, from, ""};
    auto const named = number_before(text, at, U'年', 4);
    if (named && *named >= 1990 && *named < 2100) {
        year = fmt::format("{}", *named);
        out.period = finer(text, at, year);
    } else {
        at = from;
        auto const finest = finer(text, at, year);
        if (at == from) return std::nullopt;
        out.period = year.empty() ? "?" : finest;
    }
    skip_time_words(text, at);
    if (starts_with(text, at, U"以来")) {
        at += 2;
        out.period += "/";
    }
    out.to = at;
    bool const until =
        from >= 2 && (text.substr(from - 2, 2) == U"截至" || text.substr(from - 2, 2) == U"截止");
    if (until) {
        out.from -= 2;
        out.period = "/" + out.period;
    }
    return out;
}

}  // namespace

Timed read_period(View sentence, std::string& year) {
    Timed out;
    std::vector<std::string> seen;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        bool const digit_before = at > 0 && is_digit(sentence[at - 1]);
        bool const could = is_digit(sentence[at]) || View(U"上下第一二三四").find(sentence[at]) != View::npos;
        if (!could || digit_before) continue;
        auto const found = period_at(sentence, at, year);
        if (!found) continue;
        if (seen.empty() || seen.back() != found->period) seen.push_back(found->period);
        out.rest += sentence.substr(copied, std::max(copied, found->from) - copied);
        copied = found->to;
        at = found->to - 1;
    }
    out.rest += sentence.substr(copied);
    out.unclear = seen.size() > 1 || (seen.size() == 1 && seen[0].find('?') != std::string::npos);
    for (auto const word : kUnclear)
        out.unclear = out.unclear || out.rest.find(word) != View::npos;
    if (seen.size() == 1 && !out.unclear) out.period = seen[0];
    return out;
}

}  // namespace zs::campaign::figures
