#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

#include "base/text.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using std::u32string;
using std::u32string_view;

constexpr std::size_t kShortest = 16;   // characters; shorter texts may stand in others by nature
constexpr std::size_t kNeighbours = 2;  // rows that run into each other stand close; others say a thing twice

/// Entries that may hold all of `pairs`: those with the rarest of them. None if one stands nowhere else.
std::span<std::uint32_t const> candidates(PairIndex const& index, std::vector<std::uint64_t> const& pairs) {
    std::span<std::uint32_t const> fewest;
    for (std::uint64_t pair : pairs) {
        auto const entries = index.entries_with(pair);
        if (entries.size() <= 1) return {};
        if (fewest.empty() || entries.size() < fewest.size()) fewest = entries;
    }
    return fewest;
}

/// `whole` holds all of `part` and enough else to be another item.
bool swallows(Entry const& whole, Entry const& part) {
    constexpr std::size_t kFewestElse = 8;
    return whole.list == part.list && whole.plain.size() >= part.plain.size() + kFewestElse &&
           whole.plain.find(part.plain) != u32string::npos;
}

void report_swallowed(Context const& context, Report& report) {
    for (Entry const& part : context.entries) {
        if (part.plain.size() < kShortest) continue;
        for (std::size_t at : candidates(context.pairs, part.pairs)) {
            Entry const& whole = context.entries[at];
            if (at == part.position || !swallows(whole, part)) continue;
            auto const apart =
                std::max(whole.position, part.position) - std::min(whole.position, part.position);
            auto const held =
                fmt::format("第 {} 项的文字里含有第 {} 项的全文，", whole.item->number, part.item->number);
            if (apart <= kNeighbours)
                report.add("row_text_mixed", *whole.list, *whole.item,
                           held + "像是两行串在了一起，请对照原文件分开。");
            else
                report.add("text_within_item", *whole.list, *whole.item, held + "请核对是否有意重复。");
        }
    }
}

/// How much of `text` is a unit's name, the longest that fits.
std::size_t name_at(u32string_view text, std::set<u32string> const& known) {
    std::size_t longest = 0;
    for (auto const& name : known) {
        if (name.size() > longest && text.substr(0, name.size()) == name) longest = name.size();
    }
    return longest;
}

/// Names of units behind the last stop: the cell to the right ran in.
u32string_view units_behind(u32string const& text, std::set<u32string> const& known) {
    auto const stop = text.find_last_of(U"。；");
    if (stop == u32string::npos || stop + 1 >= text.size()) return {};
    auto const tail = u32string_view(text).substr(stop + 1);
    for (std::size_t at = 0; at < tail.size();) {
        if (tail[at] == U'、' || tail[at] == U'，') ++at;
        auto const length = name_at(tail.substr(at), known);
        if (length == 0) return {};
        at += length;
    }
    return tail;
}

}  // namespace

void check_mixed_rows(Context const& context, Report& report) {
    report_swallowed(context, report);
    std::set<u32string> known;
    for (Entry const& entry : context.entries) {
        for (auto const* units : {&entry.item->lead_units, &entry.item->responsible_units}) {
            for (auto const& unit : *units)
                known.insert(to_utf32(unit));
        }
    }
    for (Entry const& entry : context.entries) {
        auto const tail = units_behind(entry.text, known);
        if (tail.empty()) continue;
        report.add(
            "row_text_mixed", *entry.list, *entry.item,
            fmt::format("第 {} 项的文字后面跟着责任单位“{}”，像是右边一栏串了进来，请移到责任单位一栏。",
                        entry.item->number, to_utf8(tail)));
    }
}

}  // namespace zs::lint
