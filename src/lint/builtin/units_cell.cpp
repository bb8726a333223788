#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lint/builtin/checks.h"
#include "lint/builtin/pieces.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using std::u32string;
using std::u32string_view;

/// How the cells of a list are written, to tell the few that are not.
struct Custom {
    std::size_t cells = 0;
    std::size_t formulas = 0;  ///< cells that say 牵头 or 负责
    std::size_t stopped = 0;   ///< of these, those that end in 。
    std::size_t enumerated = 0;
    std::size_t commas = 0;       ///< lists of names with a comma
    std::size_t half_commas = 0;  ///< cells with ","
};

bool has(u32string_view text, u32string_view part) {
    return text.find(part) != u32string_view::npos;
}

bool is_formula(u32string_view cell) {
    return has(cell, U"牵头") || has(cell, U"负责");
}

bool is_stopped(u32string_view cell) {
    return cell.ends_with(U"。") || cell.ends_with(U"。）");
}

Custom custom_of(std::vector<u32string> const& cells) {
    Custom out;
    for (u32string const& cell : cells) {
        if (cell.empty()) continue;
        ++out.cells;
        bool const formula = is_formula(cell);
        if (formula) ++out.formulas;
        if (formula && is_stopped(cell)) ++out.stopped;
        if (has(cell, U"、")) ++out.enumerated;
        if (!formula && cell.find_first_of(U",，") != u32string::npos) ++out.commas;
        if (has(cell, U",")) ++out.half_commas;
    }
    return out;
}

std::size_t replace(u32string& text, u32string_view from, u32string_view to) {
    std::size_t count = 0;
    for (auto at = text.find(from); at != u32string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
        ++count;
    }
    return count;
}

void note(std::string& told, char const* what) {
    if (!told.empty()) told += "；";
    told += what;
}

/// The cell with its marks set right, and what was wrong with them.
u32string mended(u32string cell, Custom const& custom, std::string& told) {
    if (replace(cell, U"牵头、", U"牵头，") > 0)
        note(told, "“牵头”之后应当用逗号，否则后面的单位也成了牵头单位");
    std::size_t doubled = replace(cell, U"。）。", U"）。");
    for (auto const mark : {U"、", U"，", U"。", U"；"})
        doubled += replace(cell, u32string(mark) + mark, mark);
    doubled += replace(cell, U"、，", U"，") + replace(cell, U"，、", U"，");
    if (doubled > 0) note(told, "标点重复");
    if (replace(cell, U",（", U"（") + replace(cell, U"，（", U"（") > 0) note(told, "括号前多了逗号");
    bool const formula = is_formula(cell);
    bool const lists =
        !formula && custom.commas * 10 <= custom.cells && custom.enumerated * 2 >= custom.cells;
    if (lists && replace(cell, U",", U"、") + replace(cell, U"，", U"、") > 0) {
        note(told, "单位之间用了逗号，其他各项用顿号");
    } else if (custom.half_commas * 10 <= custom.cells && replace(cell, U"牵头,", U"牵头，") > 0) {
        note(told, "用了半角逗号");
    }
    bool const others_stop = custom.formulas >= 8 && custom.stopped * 10 >= custom.formulas * 8;
    if (formula && others_stop && !is_stopped(cell)) {
        cell.push_back(U'。');
        note(told, "结尾缺句号");
    }
    return cell;
}

/// "甲局，⏎各镇": a cell that goes on in another line, where the others are whole.
void report_broken(Context const& context, catalogue::List const& list, Report& report) {
    std::vector<Entry const*> broken;
    for (Entry const& entry : context.entries) {
        auto const& cell = entry.item->units_text;
        if (entry.list == &list && (contains(cell, "，\n") || contains(cell, "、\n")))
            broken.push_back(&entry);
    }
    if (broken.empty() || broken.size() * 10 > list.items.size() * 3) return;
    report.add(
        "cell_broken", list, *broken.front()->item,
        fmt::format("{}责任单位一栏在标点之后断成两行，已接上；请在原文件中合成一行。", numbers_of(broken)));
}

}  // namespace

void check_units_cell(Context const& context, Report& report) {
    for (auto const& list : context.catalogue.lists) {
        report_broken(context, list, report);
        std::vector<u32string> cells;
        for (auto const& item : list.items)
            cells.push_back(to_utf32(trim(item.units_text)));
        Custom const custom = custom_of(cells);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto const& item = list.items[i];
            if (cells[i].empty() || !item.applicable) continue;
            std::string told;
            auto const correction = to_utf8(mended(cells[i], custom, told));
            if (told.empty()) continue;
            report.add("units_punctuation", list, item,
                       fmt::format("第 {} 项责任单位一栏{}。", item.number, told), correction);
        }
    }
}

}  // namespace zs::lint
