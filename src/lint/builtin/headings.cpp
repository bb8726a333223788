#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/characters.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"
#include "lint/rule.h"

namespace zs::lint {
namespace {

using catalogue::Item;
using catalogue::List;
using namespace catalogue::recognise;

/// A heading with its mark, and the item it first stands over.
struct Heading {
    std::string text;
    std::string above;  ///< the heading one level up
    Item const* item = nullptr;
    std::u32string compact;
    Mark mark;
};

std::vector<Heading> headings(List const& list, bool second_level) {
    std::vector<Heading> found;
    std::set<std::pair<std::string, std::string>> known;
    for (Item const& item : list.items) {
        std::string text = second_level ? item.level2.value_or("") : item.level1;
        std::string above = second_level ? item.level1 : std::string();
        if (text.empty() || !known.emplace(above, text).second) continue;
        auto compact = compact_of(text);
        Mark const mark = read_mark(compact);
        found.push_back({std::move(text), std::move(above), &item, std::move(compact), mark});
    }
    return found;
}

/// The heading with the next number, where the numbers behind it go on as if it had had that number.
std::optional<std::string> with_next_number(Heading const& heading, int number) {
    auto const old = heading.compact.substr(0, heading.mark.length);
    auto const arabic = to_utf32(std::to_string(heading.mark.number));
    auto const at = old.find(arabic);
    if (at == std::u32string::npos) return std::nullopt;
    auto changed = heading.compact;
    changed.replace(at, arabic.size(), to_utf32(std::to_string(number)));
    return renaming(heading.text, to_utf8(changed));
}

void report_marks(List const& list, std::vector<Heading> const& all, Report& report) {
    for (std::size_t i = 1; i < all.size(); ++i) {
        Heading const& last = all[i - 1];
        Heading const& heading = all[i];
        bool const same_run =
            heading.above == last.above && heading.mark && last.mark && heading.mark.style == last.mark.style;
        if (!same_run) continue;
        if (heading.mark.number == last.mark.number) {
            int const next = last.mark.number + 1;
            bool const taken = std::any_of(all.begin(), all.end(), [&](Heading const& other) {
                return other.above == heading.above && other.mark.number == next;
            });
            report.add("heading_number_repeated", list, *heading.item,
                       fmt::format("标题“{}”与前一个标题“{}”编号相同，请核对编号。", heading.text, last.text),
                       taken ? std::nullopt : with_next_number(heading, next));
        } else if (heading.mark.number > last.mark.number + 1) {
            report.add("heading_number_missing", list, *heading.item,
                       fmt::format("标题“{}”与前一个标题“{}”之间缺编号，请核对是否漏了标题。", heading.text,
                                   last.text));
        }
    }
}

/// "2．" among "2.": told where the other way is the rule.
void report_styles(List const& list, std::vector<Heading> const& all, Report& report) {
    constexpr std::size_t kFewest = 6;
    std::map<char32_t, std::size_t> counts;
    auto mark_end = [](Heading const& heading) {
        return heading.mark.style == MarkStyle::arabic ? heading.compact[heading.mark.length - 1] : U'\0';
    };
    std::size_t marked = 0;
    for (Heading const& heading : all) {
        if (mark_end(heading) == U'\0' || is_digit(mark_end(heading))) continue;
        ++counts[mark_end(heading)];
        ++marked;
    }
    for (auto const& [usual, count] : counts) {
        if (count < kFewest || count * 4 < marked * 3) continue;
        for (Heading const& heading : all) {
            char32_t const end = mark_end(heading);
            if (end == U'\0' || is_digit(end) || end == usual) continue;
            auto changed = heading.compact;
            changed[heading.mark.length - 1] = usual;
            report.add("heading_number_style", list, *heading.item,
                       fmt::format("标题“{}”的编号写法与其他标题不同，其他标题写“{}”。", heading.text,
                                   to_utf8(changed.substr(0, heading.mark.length))),
                       renaming(heading.text, to_utf8(changed)));
        }
    }
}

/// Words a heading does not end with: what is cut off stops at one, or inside a pair of 、.
bool looks_cut(std::u32string const& text) {
    static constexpr std::u32string_view kNeverLast = U"、，,和与及的监察在对为将把";
    return !text.empty() && kNeverLast.find(text.back()) != std::u32string_view::npos;
}

void report_stops(List const& list, std::vector<Heading> const& all, Report& report) {
    constexpr std::size_t kFewest = 8;
    constexpr double kMostlyStopped = 0.75;
    auto stopped = [](Heading const& heading) {
        bool bracket = heading.text.ends_with("）") || heading.text.ends_with(")");
        return heading.text.ends_with("。") || (bracket && contains(heading.text, "。"));
    };
    auto count = static_cast<double>(std::count_if(all.begin(), all.end(), stopped));
    if (all.size() < kFewest || count < kMostlyStopped * static_cast<double>(all.size())) return;
    for (Heading const& heading : all) {
        if (stopped(heading)) continue;
        bool const cut = looks_cut(heading.compact);
        report.add("heading_full_stop", list, *heading.item,
                   fmt::format("标题“{}”结尾没有句号，其他标题有；{}。", heading.text,
                               cut ? "像是被截断了，请对照原文件补全" : "请核对是否缺字"),
                   cut ? std::nullopt : std::optional(renaming(heading.text, heading.text + "。")));
    }
}

void report_characters(List const& list, std::vector<Heading> const& all, Report& report) {
    for (Heading const& heading : all) {
        auto const odd = odd_characters(heading.compact);
        if (odd.traditional.empty() && odd.damaged.empty()) continue;
        std::optional<std::string> correction;
        if (odd.damaged.empty()) correction = renaming(heading.text, to_utf8(odd.simplified));
        report.add("heading_characters", list, *heading.item,
                   fmt::format("标题“{}”里有{}“{}”，请对照原文件改正，并核对是否还有缺字、错字。",
                               heading.text, odd.damaged.empty() ? "繁体字" : "无法识别的字符",
                               to_utf8(odd.damaged.empty() ? odd.traditional : odd.damaged)),
                   correction);
    }
}

}  // namespace

void check_headings(Context const& context, Report& report) {
    for (List const& list : context.catalogue.lists) {
        for (bool second_level : {false, true}) {
            std::vector<Heading> const all = headings(list, second_level);
            report_marks(list, all, report);
            report_styles(list, all, report);
            report_stops(list, all, report);
            report_characters(list, all, report);
        }
    }
}

}  // namespace zs::lint
