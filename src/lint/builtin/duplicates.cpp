#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

constexpr std::size_t kShortest = 8;  // pairs; shorter texts repeat by nature
constexpr double kNearlySame = 0.93;
constexpr double kNearlySameElsewhere = 0.88;

bool same_units(catalogue::Item const& a, catalogue::Item const& b) {
    return a.lead_units == b.lead_units && a.responsible_units == b.responsible_units;
}

void tell_in_list(Entry const& earlier, Entry const& later, Report& report) {
    bool const same = earlier.plain == later.plain;
    bool const neighbours = later.position_in_list == earlier.position_in_list + 1;
    auto const& list = *later.list;
    auto const& item = *later.item;
    if (same && neighbours && !same_units(*earlier.item, item)) {
        report.add(
            "item_lost", list, item,
            fmt::format("第 {} 项与上一项（第 {} 项）文字相同而责任单位不同，多半是漏抄了这一项的原文，"
                        "请对照原文件补上。",
                        item.number, earlier.item->number));
    } else if (same) {
        report.add("duplicate_text", list, item,
                   fmt::format("第 {} 项与第 {} 项文字相同，请核对是重复还是漏抄了其中一项的原文。",
                               item.number, earlier.item->number));
    } else {
        report.add("near_duplicate_text", list, item,
                   fmt::format("第 {} 项与第 {} 项文字几乎相同，请核对差别是否有意。", item.number,
                               earlier.item->number));
    }
}

bool disjoint(std::vector<std::string> const& a, std::vector<std::string> const& b) {
    return !a.empty() && !b.empty() && std::none_of(a.begin(), a.end(), [&](std::string const& name) {
        return std::find(b.begin(), b.end(), name) != b.end();
    });
}

/// A negative list names what an additional list may veto: that is no contradiction.
bool effects_differ(Entry const& a, Entry const& b) {
    using catalogue::Effect;
    using catalogue::ListKind;
    if (a.item->effect == b.item->effect) return false;
    bool const negative = a.list->kind == ListKind::negative || b.list->kind == ListKind::negative;
    bool const one_has_none = a.item->effect == Effect::none || b.item->effect == Effect::none;
    return !(negative && one_has_none);
}

char const* name_of(catalogue::Effect effect) {
    switch (effect) {
        case catalogue::Effect::none: return "普通项";
        case catalogue::Effect::bonus: return "加分项";
        case catalogue::Effect::deduction: return "减分项";
        case catalogue::Effect::veto: return "否决项";
    }
    return "";
}

void tell_across(Entry const& earlier, Entry const& later, Report& report) {
    auto const& a = *earlier.item;
    auto const& b = *later.item;
    auto const pair =
        fmt::format("“{}”第 {} 项与“{}”第 {} 项内容{}", later.list->name, b.number, earlier.list->name,
                    a.number, earlier.plain == later.plain ? "相同" : "几乎相同");
    if (effects_differ(earlier, later)) {
        report.add("conflict_across_lists", *later.list, b,
                   fmt::format("{}，但一处是{}，一处是{}；请确定以哪个为准。", pair, name_of(b.effect),
                               name_of(a.effect)));
    } else if (disjoint(a.lead_units, b.lead_units)) {
        report.add("conflict_across_lists", *later.list, b,
                   fmt::format("{}，但牵头单位不同（“{}”与“{}”）；请确定由谁牵头。", pair,
                               fmt::join(b.lead_units, "、"), fmt::join(a.lead_units, "、")));
    } else {
        report.add("duplicate_across_lists", *later.list, b,
                   pair + "，会重复分派和计分；请核对是否有意重复，并统一文字。");
    }
}

/// The pairs of the same words, each item with the first that has them.
std::vector<Pair> same(Context const& context) {
    std::unordered_map<std::u32string_view, std::size_t> first;
    std::vector<Pair> found;
    for (Entry const& entry : context.entries) {
        if (entry.pairs.size() < kShortest) continue;
        auto const [at, added] = first.try_emplace(entry.plain, entry.position);
        if (!added) found.push_back({at->second, entry.position, 1.0});
    }
    return found;
}

}  // namespace

/// Each item is told of its first twin only. What is nearly the same is for the review.
void check_duplicates(Context const& context, Report& report) {
    bool const nearly = context.subject.stage == Stage::review;
    std::unordered_set<std::size_t> told;
    for (Pair const& pair : nearly ? alike(context, kNearlySameElsewhere, kShortest) : same(context)) {
        Entry const& earlier = context.entries[pair.earlier];
        Entry const& later = context.entries[pair.later];
        bool const in_list = earlier.list == later.list;
        if (in_list && pair.likeness < kNearlySame) continue;
        if (!told.insert(pair.later).second) continue;
        if (in_list)
            tell_in_list(earlier, later, report);
        else
            tell_across(earlier, later, report);
    }
}

}  // namespace zs::lint
