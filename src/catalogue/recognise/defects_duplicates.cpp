#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <map>

#include "base/text.h"
#include "catalogue/recognise/defect_rules.h"
#include "catalogue/recognise/defects.h"

namespace zs::catalogue::recognise {
namespace {

/// An item with its pairs of neighbouring characters, sorted: texts are compared by the pairs they share.
struct Shingled {
    List const* list;
    Item const* item;
    std::vector<std::uint64_t> pairs;
    std::bitset<256> marks;  ///< a bit for each pair, by hash
};

std::bitset<256> marks_of(std::vector<std::uint64_t> const& pairs) {
    std::bitset<256> marks;
    for (std::uint64_t pair : pairs)
        marks.set((pair * 0x9E3779B97F4A7C15U) >> 56U);
    return marks;
}

std::vector<std::uint64_t> pairs_of(std::string const& text) {
    std::u32string kept;
    for (char32_t c : to_utf32(text)) {
        if (is_cjk(c) || is_digit(c) || (c < 0x80 && std::isalpha(static_cast<int>(c)) != 0))
            kept.push_back(c);
    }
    std::vector<std::uint64_t> pairs;
    for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
        pairs.push_back((static_cast<std::uint64_t>(kept[i]) << 32U) | kept[i + 1]);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// Dice coefficient; 0 at once where `at_least` is out of reach, by the lengths or by the marks: every mark
/// of one that the other lacks is a pair that they do not share.
double likeness(Shingled const& a, Shingled const& b, double at_least) {
    auto const [shorter, longer] = std::minmax({a.pairs.size(), b.pairs.size()});  // a list: by value
    if (longer == 0 || 2.0 * static_cast<double>(shorter) < at_least * static_cast<double>(shorter + longer))
        return 0.0;
    std::size_t const most = a.pairs.size() - (a.marks & ~b.marks).count();
    if (2.0 * static_cast<double>(most) < at_least * static_cast<double>(shorter + longer)) return 0.0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.pairs.size() && j < b.pairs.size();) {
        if (a.pairs[i] == b.pairs[j])
            ++shared, ++i, ++j;
        else if (a.pairs[i] < b.pairs[j])
            ++i;
        else
            ++j;
    }
    return 2.0 * static_cast<double>(shared) / static_cast<double>(a.pairs.size() + b.pairs.size());
}

void tell(Shingled const& earlier, Shingled const& later, bool same, std::vector<Finding>& findings) {
    char const* how = same ? "相同" : "几乎相同";
    if (earlier.list == later.list) {
        findings.push_back(
            finding("duplicate_text", *later.list, *later.item,
                    fmt::format("第 {} 项与第 {} 项文字{}，可能漏抄了其中一项的原文，请对照原文件。",
                                later.item->number, earlier.item->number, how)));
        return;
    }
    findings.push_back(
        finding("duplicate_across_lists", *later.list, *later.item,
                fmt::format("“{}”第 {} 项与“{}”第 {} 项文字{}，请核对责任单位是否一致。", later.list->name,
                            later.item->number, earlier.list->name, earlier.item->number, how)));
}

/// The first earlier item that says the same, and whether it says so word for word.
struct Twin {
    Shingled const* earlier = nullptr;
    bool same = false;
};

/// Compares with every earlier item; only where there are few.
Twin nearest(std::vector<Shingled> const& all, Shingled const& item) {
    constexpr double kNearlySame = 0.93;
    constexpr double kNearlySameElsewhere = 0.88;
    for (Shingled const& earlier : all) {
        double least = earlier.list == item.list ? kNearlySame : kNearlySameElsewhere;
        if (likeness(earlier, item, least) >= least) return {&earlier, earlier.pairs == item.pairs};
    }
    return {};
}

}  // namespace

void add_duplicate_defects(Catalogue& catalogue) {
    constexpr std::size_t kShortest = 8;          // pairs; shorter texts repeat by nature
    constexpr std::size_t kMostToCompare = 3000;  // items; beyond, only texts that are the same word for word
    std::vector<Shingled> all;
    std::map<std::vector<std::uint64_t>, std::size_t> exact;
    std::size_t count = 0;
    for (List const& list : catalogue.lists)
        count += list.items.size();
    all.reserve(count);
    for (List const& list : catalogue.lists) {
        for (Item const& item : list.items) {
            Shingled shingled{&list, &item, pairs_of(item.text), {}};
            if (shingled.pairs.size() < kShortest) continue;
            shingled.marks = marks_of(shingled.pairs);
            auto [first, added] = exact.emplace(shingled.pairs, all.size());
            Twin twin = added ? Twin{} : Twin{&all[first->second], true};
            if (added && count <= kMostToCompare) twin = nearest(all, shingled);
            if (twin.earlier != nullptr) tell(*twin.earlier, shingled, twin.same, catalogue.findings);
            all.push_back(std::move(shingled));
        }
    }
}

}  // namespace zs::catalogue::recognise
