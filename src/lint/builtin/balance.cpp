#include <fmt/format.h>

#include <optional>

#include "base/text.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

constexpr std::u32string_view kOpening = U"（《“【〔";
constexpr std::u32string_view kClosing = U"）》”】〕";

bool one_of(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}

/// The first mark without its partner. "1)" numbers a part and closes nothing.
std::optional<char32_t> unbalanced(std::u32string_view text) {
    std::vector<char32_t> stack;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_cjk(text[i])) continue;
        char32_t c = text[i] == U'(' ? U'（' : text[i] == U')' ? U'）' : text[i];
        if (one_of(kOpening, c)) stack.push_back(c);
        std::size_t kind = kClosing.find(c);
        if (kind == std::u32string_view::npos) continue;
        if (!stack.empty() && stack.back() == kOpening[kind]) {
            stack.pop_back();
        } else if (c != U'）' || i == 0 || !(is_digit(text[i - 1]) || text[i - 1] < 0x80)) {
            return c;
        }
    }
    if (!stack.empty()) return stack.back();
    return std::nullopt;
}

}  // namespace

void check_balance(Context const& context, Report& report) {
    for (Entry const& entry : context.entries) {
        auto tell = [&](char const* where, std::u32string const& text) {
            auto const mark = unbalanced(text);
            if (!mark) return;
            report.add("unbalanced_marks", *entry.list, *entry.item,
                       fmt::format("第 {} 项{}里的“{}”没有配对，请对照原文件补上另一半或者删去。",
                                   entry.item->number, where, to_utf8(std::u32string(1, *mark))));
        };
        tell("正文", entry.text);
        tell("责任单位一栏", to_utf32(entry.item->units_text));
    }
}

}  // namespace zs::lint
