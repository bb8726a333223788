#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/builtin/pieces.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::recognise::compact_of;
using catalogue::recognise::read_number_cell;
using std::u32string;

/// Where an item's number and its second heading stand in a row of cells parted by tabs.
struct Placed {
    Entry const* entry = nullptr;
    std::size_t number = 0;  ///< column, from 0
    std::optional<std::size_t> heading;
};

std::vector<u32string> cells_of(std::string_view line) {
    std::vector<u32string> out;
    while (true) {
        auto const tab = std::min(line.find('\t'), line.size());
        out.push_back(compact_of(line.substr(0, tab)));
        if (tab == line.size()) return out;
        line.remove_prefix(tab + 1);
    }
}

bool begins_heading(u32string const& cell, catalogue::Item const& item) {
    constexpr std::size_t kShortest = 4;
    return cell.size() >= kShortest && compact_of(item.level2.value_or("")).starts_with(cell);
}

std::optional<Placed> place_of(Entry const& entry, std::map<int, std::string const*> const& lines) {
    constexpr std::size_t kFewestCells = 4;
    auto const& item = *entry.item;
    if (!item.source.line) return std::nullopt;
    auto const found = lines.find(*item.source.line);
    if (found == lines.end()) return std::nullopt;
    auto const cells = cells_of(*found->second);
    if (cells.size() < kFewestCells) return std::nullopt;
    Placed out{&entry};
    bool any = false;
    for (std::size_t i = 0; i < cells.size() && !any; ++i) {
        if (begins_heading(cells[i], item)) out.heading = i;
        any = read_number_cell(to_utf8(cells[i])) == item.number;
        if (any) out.number = i;
    }
    return any ? std::optional(out) : std::nullopt;
}

/// The value that most have, if more than half do.
template <class Value>
std::optional<Value> usual(std::map<Value, std::vector<Entry const*>> const& groups) {
    std::size_t all = 0;
    auto most = groups.end();
    for (auto at = groups.begin(); at != groups.end(); ++at) {
        all += at->second.size();
        if (most == groups.end() || at->second.size() > most->second.size()) most = at;
    }
    if (most == groups.end() || most->second.size() * 2 <= all) return std::nullopt;
    return most->first;
}

void report_numbers(std::map<std::size_t, std::vector<Entry const*>> const& groups, Report& report) {
    auto const common = usual(groups);
    if (!common) {
        std::string told;
        for (auto const& [column, entries] : groups)
            told += fmt::format("{}{} 项在第 {} 列", told.empty() ? "" : "，", entries.size(), column + 1);
        Entry const& first = *groups.begin()->second.front();
        report.add_at("columns_shifted", first.item->source,
                      fmt::format("序号不在同一列：{}；各页的列数不一，请核对各列有没有错位。", told),
                      first.list->name);
        return;
    }
    for (auto const& [column, entries] : groups) {
        if (column == *common) continue;
        report.add("columns_shifted", *entries.front()->list, *entries.front()->item,
                   fmt::format("{}的序号在第 {} 列，其他各项在第 {} 列，这些行的单元格错位了；"
                               "请核对有没有缺列、串列。",
                               numbers_of(entries), column + 1, *common + 1));
    }
}

/// Counted from the number's column: a row without its first cells keeps its headings.
void report_headings(std::map<std::size_t, std::vector<Entry const*>> const& groups, Report& report) {
    auto const common = usual(groups);
    if (!common) return;
    for (auto const& [distance, entries] : groups) {
        if (distance == *common) continue;
        report.add("columns_shifted", *entries.front()->list, *entries.front()->item,
                   fmt::format("{}旁边的二级标题不在二级标题一列，已按内容归入；请在原文件中移回。",
                               numbers_of(entries)));
    }
}

}  // namespace

/// Rows of a flattened table whose cells stand in other columns than those of the rest.
void check_columns(Context const& context, Report& report) {
    constexpr std::size_t kFewest = 20;
    auto const lines = numbered_lines(context.subject.lines);
    for (auto const& list : context.catalogue.lists) {
        std::map<std::size_t, std::vector<Entry const*>> numbers;
        std::map<std::size_t, std::vector<Entry const*>> headings;
        std::size_t all = 0;
        for (Entry const& entry : context.entries) {
            auto const placed = entry.list == &list ? place_of(entry, lines) : std::nullopt;
            if (!placed) continue;
            ++all;
            numbers[placed->number].push_back(&entry);
            if (placed->heading) headings[placed->number - *placed->heading].push_back(&entry);
        }
        if (all < kFewest) continue;
        if (numbers.size() > 1) report_numbers(numbers, report);
        if (headings.size() > 1) report_headings(headings, report);
    }
}

}  // namespace zs::lint
