#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "catalogue/recognise/defect_rules.h"
#include "catalogue/recognise/defects.h"
#include "catalogue/recognise/marks.h"

namespace zs::catalogue::recognise {
namespace {

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

/// The whole list where its numbers run through; else its headings, where they restart under each of them.
std::vector<Items> runs_of(List const& list, bool& restarts) {
    auto whole = grouped(list, [](Item const&) { return std::string(); });
    restarts = false;
    if (whole.empty() || all_distinct(whole.front())) return whole;
    auto by_first = grouped(list, [](Item const& item) { return item.level1; });
    auto by_both = grouped(list, headings_of);
    for (auto const* groups : {&by_first, &by_both}) {
        restarts = groups->size() > 1 && std::all_of(groups->begin(), groups->end(), all_distinct);
        if (restarts) return *groups;
    }
    return whole;
}

void add_repeated(List const& list, Items const& run, std::vector<Finding>& findings) {
    std::set<std::string> used;
    std::set<std::string> taken;
    for (Item const* item : run)
        taken.insert(item->number);
    for (Item const* item : run) {
        if (item->number.empty() || used.insert(item->number).second) continue;
        Finding out =
            finding("number_repeated", list, *item,
                    fmt::format("“{}”里序号 {} 用了两次，请改正其中一个。", list.name, item->number));
        std::string next = std::to_string(number_value(item->number) + 1);
        if (next != "0" && taken.insert(next).second) out.correction = next;
        findings.push_back(std::move(out));
    }
}

void add_missing(List const& list, Items const& run, std::vector<Finding>& findings) {
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
            Finding out =
                finding("number_missing", fmt::format("“{}”缺{}，请核对原文件是否漏了。", list.name, gap));
            out.list = list.name;
            out.source = item->source;
            findings.push_back(std::move(out));
        }
        expected = value + 1;
    }
}

void add_out_of_order(List const& list, Items const& run, std::vector<Finding>& findings) {
    int highest = -1;
    for (Item const* item : run) {
        int value = number_value(item->number);
        if (value >= 0 && value < highest) {
            findings.push_back(
                finding("number_out_of_order", list, *item,
                        fmt::format("第 {} 项排在第 {} 项之后，请核对顺序。", value, highest)));
        }
        highest = std::max(highest, value);
    }
}

/// A heading with its mark, and the item it first stands over.
struct Heading {
    std::string text;
    std::string above;  ///< the heading one level up
    Item const* item = nullptr;
};

std::vector<Heading> headings(List const& list, bool second_level) {
    std::vector<Heading> found;
    std::set<std::pair<std::string, std::string>> known;
    for (Item const& item : list.items) {
        std::string text = second_level ? item.level2.value_or("") : item.level1;
        std::string above = second_level ? item.level1 : std::string();
        if (!text.empty() && known.emplace(above, text).second) found.push_back({text, above, &item});
    }
    return found;
}

void add_mark_defects(List const& list, std::vector<Heading> const& all, std::vector<Finding>& findings) {
    std::string above;
    Mark last;
    std::string last_text;
    for (Heading const& heading : all) {
        Mark mark = read_mark(compact_of(heading.text));
        bool same_run = heading.above == above && mark && last && mark.style == last.style;
        if (same_run && mark.number == last.number) {
            findings.push_back(finding(
                "heading_number_repeated", list, *heading.item,
                fmt::format("标题“{}”与前一个标题“{}”编号相同，请核对编号。", heading.text, last_text)));
        } else if (same_run && mark.number > last.number + 1) {
            findings.push_back(finding("heading_number_missing", list, *heading.item,
                                       fmt::format("标题“{}”与前一个标题“{}”之间缺编号，请核对是否漏了标题。",
                                                   heading.text, last_text)));
        }
        above = heading.above;
        last = mark;
        last_text = heading.text;
    }
}

void add_stop_defects(List const& list, std::vector<Heading> const& all, std::vector<Finding>& findings) {
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
        findings.push_back(
            finding("heading_full_stop", list, *heading.item,
                    fmt::format("标题“{}”结尾没有句号，其他标题有；请核对是否缺字。", heading.text)));
    }
}

}  // namespace

void add_number_defects(Catalogue& catalogue) {
    for (List const& list : catalogue.lists) {
        bool restarts = false;
        std::vector<Items> runs = runs_of(list, restarts);
        if (restarts) {
            Finding out =
                finding("number_restarted",
                        fmt::format("“{}”的序号在新标题下重新编起，单凭序号不能确定一项。", list.name));
            out.list = list.name;
            out.source = runs[1].front()->source;
            catalogue.findings.push_back(std::move(out));
        }
        for (Items const& run : runs) {
            add_repeated(list, run, catalogue.findings);
            add_missing(list, run, catalogue.findings);
            add_out_of_order(list, run, catalogue.findings);
        }
    }
}

void add_heading_defects(Catalogue& catalogue) {
    for (List const& list : catalogue.lists) {
        for (bool second_level : {false, true}) {
            std::vector<Heading> all = headings(list, second_level);
            add_mark_defects(list, all, catalogue.findings);
            add_stop_defects(list, all, catalogue.findings);
        }
    }
}

}  // namespace zs::catalogue::recognise
