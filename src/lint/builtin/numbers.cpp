#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::Item;
using catalogue::List;
using catalogue::recognise::number_value;
using Items = std::vector<Item const*>;

std::string headings_of(Item const& item) {
    return item.level1 + '\n' + item.level2.value_or("");
}

bool all_distinct(Items const& items) {
    std::set<std::string> numbers;
    return std::all_of(items.begin(), items.end(),
                       [&](Item const* item) { return numbers.insert(item->number).second; });
}

/// Items by a heading, in order of appearance.
template <class Key>
std::vector<Items> grouped(List const& list, Key key) {
    std::vector<Items> groups;
    std::map<std::string, std::size_t> index;
    for (Item const& item : list.items) {
        auto [at, added] = index.emplace(key(item), groups.size());
        if (added) groups.emplace_back();
        groups[at->second].push_back(&item);
    }
    return groups;
}

/// Runs of items whose numbers count on. `restarts`: they begin anew under each heading.
struct Runs {
    std::vector<Items> runs;
    bool restarts = false;
    Item const* reset = nullptr;  ///< begins anew without a heading
};

/// Numbers that begin anew at 1 and count on from there, under the same heading as before.
Item const* reset_in(Items const& items) {
    constexpr std::size_t kFewest = 3;
    for (std::size_t i = kFewest; i + kFewest <= items.size(); ++i) {
        bool counts_on = headings_of(*items[i - 1]) == headings_of(*items[i]);
        for (std::size_t k = 0; k < kFewest && counts_on; ++k)
            counts_on = number_value(items[i + k]->number) == static_cast<int>(k) + 1;
        if (counts_on) return items[i];
    }
    return nullptr;
}

Runs runs_of(List const& list) {
    Runs out{grouped(list, [](Item const&) { return std::string(); }), false, nullptr};
    if (out.runs.empty() || all_distinct(out.runs.front())) return out;
    auto by_first = grouped(list, [](Item const& item) { return item.level1; });
    auto by_both = grouped(list, headings_of);
    for (auto const* groups : {&by_first, &by_both}) {
        bool const whole = groups->size() > 1 && std::all_of(groups->begin(), groups->end(), all_distinct);
        if (whole) return {*groups, true, nullptr};
    }
    out.reset = reset_in(out.runs.front());
    if (out.reset == nullptr) return out;
    Items const all = out.runs.front();
    auto const at = std::find(all.begin(), all.end(), out.reset);
    out.runs = {Items(all.begin(), at), Items(at, all.end())};
    return out;
}

void report_repeated(List const& list, Items const& run, Report& report) {
    std::set<std::string> used;
    std::set<std::string> taken;
    for (Item const* item : run)
        taken.insert(item->number);
    for (Item const* item : run) {
        if (item->number.empty() || used.insert(item->number).second) continue;
        std::string next = std::to_string(number_value(item->number) + 1);
        bool const is_free = next != "0" && taken.insert(next).second;
        report.add("number_repeated", list, *item,
                   fmt::format("“{}”里序号 {} 用了两次，请改正其中一个。", list.name, item->number),
                   is_free ? std::optional(next) : std::nullopt);
    }
}

void report_missing(List const& list, Items const& run, Report& report) {
    std::map<int, Item const*> by_value;
    for (Item const* item : run) {
        int value = number_value(item->number);
        if (value < 0) return;  // A.5.1 and the like: no sequence to check
        by_value.emplace(value, item);
    }
    int expected = by_value.empty() || by_value.begin()->first > 3 ? -1 : 1;
    for (auto const& [value, item] : by_value) {
        if (expected >= 0 && value > expected) {
            std::string gap = value - expected == 1 ? fmt::format("第 {} 项", expected)
                                                    : fmt::format("第 {}–{} 项", expected, value - 1);
            report.add_at("number_missing", item->source,
                          fmt::format("“{}”缺{}，请核对原文件是否漏了。", list.name, gap), list.name);
        }
        expected = value + 1;
    }
}

void report_out_of_order(List const& list, Items const& run, Report& report) {
    int highest = -1;
    for (Item const* item : run) {
        int value = number_value(item->number);
        if (value >= 0 && value < highest) {
            report.add("number_out_of_order", list, *item,
                       fmt::format("第 {} 项排在第 {} 项之后，请核对顺序。", value, highest));
        }
        highest = std::max(highest, value);
    }
}

}  // namespace

void check_numbers(Context const& context, Report& report) {
    for (List const& list : context.catalogue.lists) {
        Runs const found = runs_of(list);
        if (found.restarts) {
            report.add_at("number_restarted", found.runs[1].front()->source,
                          fmt::format("“{}”的序号在新标题下重新编起，单凭序号不能确定一项。", list.name),
                          list.name);
        }
        if (found.reset != nullptr) {
            report.add(
                "number_reset", list, *found.reset,
                fmt::format(
                    "“{}”的序号排到 {} 后又从 1 编起，中间没有新的标题，请补上标题或者改为顺接的序号。",
                    list.name, found.runs.front().back()->number));
        }
        for (Items const& run : found.runs) {
            report_repeated(list, run, report);
            report_missing(list, run, report);
            report_out_of_order(list, run, report);
        }
    }
}

}  // namespace zs::lint
