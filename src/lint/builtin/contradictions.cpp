#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/word_lists.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::recognise::first_word;
using catalogue::recognise::WordList;
using std::u32string;
using std::u32string_view;

/// A number and its unit behind a word: 不少于5个工作日 → 5, 个工作日.
struct Bound {
    int value = 0;
    u32string unit;
};

bool is_numeral(char32_t c) {
    return is_digit(c) || u32string_view(U"〇零一二两三四五六七八九十百").find(c) != u32string_view::npos;
}

std::optional<Bound> bound_behind(u32string_view sentence, WordList const& words) {
    auto const word = first_word(sentence, words);
    if (word.length == 0) return std::nullopt;
    std::size_t start = word.at + word.length;
    std::size_t end = start;
    while (end < sentence.size() && is_numeral(sentence[end]))
        ++end;
    auto value = start < end ? parse_number(to_utf8(sentence.substr(start, end - start))) : std::nullopt;
    if (!value) return std::nullopt;
    std::size_t stop = std::min(sentence.size(), sentence.find_first_of(U"，,。；;（()）、", end));
    return Bound{*value, u32string(sentence.substr(end, std::min<std::size_t>(stop - end, 4)))};
}

using catalogue::Limit;

bool is_about_the_same(Limit const& a, Limit const& b) {
    return !a.subject.empty() && a.subject == b.subject && a.unit == b.unit && a.per == b.per &&
           a.condition == b.condition && a.reference == b.reference && a.value && b.value;
}

/// 审核不少于10日…审核不超过7日, wherever in the item the two stand.
void tell_opposed_limits(Entry const& entry, Report& report) {
    auto const& limits = entry.item->limits;
    for (Limit const& least : limits) {
        for (Limit const& most : limits) {
            bool const opposed = least.comparator == "≥" && most.comparator == "≤";
            if (!opposed || !is_about_the_same(least, most) || *least.value <= *most.value) continue;
            auto const& number = entry.item->number;
            report.add(
                "contradictory_limit", *entry.list, *entry.item,
                least.quote == most.quote
                    ? fmt::format("第 {} 项“{}”的下限高于上限，无法同时做到，请对照上级文件改正数字。",
                                  number, least.quote)
                    : fmt::format(
                          "第 {} 项对“{}”既要求“{}”，又要求“{}”，无法同时做到，请对照上级文件改正数字。",
                          number, least.subject, least.quote, most.quote));
            return;
        }
    }
}

}  // namespace

/// 不少于5个工作日，最长不超过5个工作日: as a rule one figure has lost a digit.
void check_contradictions(Context const& context, Report& report) {
    static WordList const kAtLeast = {U"不少于", U"不低于", U"不得少于", U"不得低于", U"至少", U"最少"};
    static WordList const kAtMost = {U"不超过",   U"不多于", U"不得超过", U"不高于",
                                     U"不得多于", U"至多",   U"最多"};
    for (Entry const& entry : context.entries) {
        auto const& text = entry.text;
        bool told = false;
        for (std::size_t start = 0; start < text.size();) {
            std::size_t end = std::min(text.size(), text.find_first_of(U"。；;", start));
            u32string_view sentence = u32string_view(text).substr(start, end - start);
            auto const least = bound_behind(sentence, kAtLeast);
            auto const most = bound_behind(sentence, kAtMost);
            if (least && most && !least->unit.empty() && least->unit == most->unit &&
                least->value >= most->value) {
                auto const unit = to_utf8(least->unit);
                report.add(
                    "contradictory_limit", *entry.list, *entry.item,
                    fmt::format("第 {} 项既要求不少于 {}{}，又要求不超过 {}{}，请对照上级文件改正数字。",
                                entry.item->number, least->value, unit, most->value, unit));
                told = true;
            }
            start = end + 1;
        }
        if (!told) tell_opposed_limits(entry, report);
    }
}

}  // namespace zs::lint
