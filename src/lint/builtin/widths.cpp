#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using std::u32string;
using std::u32string_view;

bool one_of(u32string_view set, char32_t c) {
    return set.find(c) != u32string_view::npos;
}

bool behind_chinese(u32string_view text, std::size_t i) {
    return i > 0 && (is_cjk(text[i - 1]) || one_of(U"”》）", text[i - 1]));
}

/// Behind Chinese, or between a figure and Chinese: 达到90%,满意度. "1,000" is a number.
bool in_chinese(u32string_view text, std::size_t i) {
    if (behind_chinese(text, i)) return true;
    bool const figure = i > 0 && (one_of(U"%％", text[i - 1]) || is_digit(text[i - 1]));
    return figure && i + 1 < text.size() && is_cjk(text[i + 1]);
}

template <char32_t kHalf>
bool has_half(u32string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == kHalf && in_chinese(text, i)) return true;
    }
    return false;
}

template <char32_t kFull>
bool has_full(u32string_view text) {
    return one_of(text, kFull);
}

template <char32_t kHalf, char32_t kFull>
u32string to_full(u32string text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (!in_chinese(text, i)) continue;
        if (text[i] == kHalf) text[i] = kFull;
    }
    return text;
}

template <char32_t kHalf, char32_t kFull>
u32string to_half(u32string text) {
    std::replace(text.begin(), text.end(), kFull, kHalf);
    return text;
}

/// A way of writing, the usual one beside it, and how one becomes the other.
struct Habit {
    bool (*odd)(u32string_view);
    bool (*usual)(u32string_view);
    char const* what;
    u32string (*mend)(u32string);
};

bool has_half_percent(u32string_view text) {
    return one_of(text, U'%');
}

constexpr Habit kHabits[] = {
    {has_half<U','>, has_full<U'，'>, "半角逗号", to_full<U',', U'，'>},
    {has_half<U';'>, has_full<U'；'>, "半角分号", to_full<U';', U'；'>},
    {has_full<U'，'>, has_half<U','>, "全角逗号", to_half<U',', U'，'>},
    {has_full<U'；'>, has_half<U';'>, "全角分号", to_half<U';', U'；'>},
    {has_full<U'％'>, has_half_percent, "全角百分号", to_half<U'%', U'％'>},
};

using Entries = std::vector<Entry const*>;

/// Told only where few items of the list do it.
void look_at(Entries const& entries, Habit const& habit, Report& report) {
    constexpr double kFew = 0.15;
    auto const count = [&](bool (*holds)(u32string_view)) {
        return std::count_if(entries.begin(), entries.end(),
                             [&](Entry const* entry) { return holds(entry->text); });
    };
    auto const odd = count(habit.odd);
    auto const usual = count(habit.usual);
    if (odd == 0 || static_cast<double>(odd) > kFew * static_cast<double>(entries.size())) return;
    if (usual < 3 || usual < 2 * odd) return;
    for (Entry const* entry : entries) {
        if (!habit.odd(entry->text)) continue;
        report.add("mixed_width", *entry->list, *entry->item,
                   fmt::format("第 {} 项夹用{}，其他各项不这样写，请统一。", entry->item->number, habit.what),
                   to_utf8(habit.mend(to_utf32(entry->item->text))));
    }
}

}  // namespace

void check_widths(Context const& context, Report& report) {
    for (auto const& list : context.catalogue.lists) {
        Entries here;
        for (Entry const& entry : context.entries) {
            if (entry.list == &list) here.push_back(&entry);
        }
        for (Habit const& habit : kHabits)
            look_at(here, habit, report);
    }
}

}  // namespace zs::lint
