#include "report/compare_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/csv_line.h"
#include "report/diff_words.h"
#include "report/html_page.h"

namespace zs::report {
namespace {

using namespace catalogue::diff;
using html::element;

constexpr std::size_t kMostColumns = 40;
constexpr std::size_t kMostNamed = 20;  // local catalogues that are told by name
constexpr std::size_t kShortText = 36;

std::string local_name(ComparedLocal const& local) {
    return local.side.jurisdiction.value_or(local.name);
}

std::string shortened(std::string const& text) {
    auto characters = to_utf32(text);
    if (characters.size() <= kShortText) return text;
    characters.resize(kShortText);
    return to_utf8(characters) + "…";
}

bool differs(ComparedRow const& row) {
    return !row.cells.empty();
}

int distance(ComparedLocal const& local) {
    auto const& c = local.counts;
    return c.reworded + c.split + c.merged + c.withdrawn + c.added;
}

/// The cell of each local catalogue, or nothing where it is as in the base.
std::vector<ComparedCell const*> spread_out(ComparedRow const& row, std::size_t locals) {
    std::vector<ComparedCell const*> out(locals);
    for (auto const& cell : row.cells)
        out[static_cast<std::size_t>(cell.local)] = &cell;
    return out;
}

std::string html_cell(ComparedCell const* cell) {
    if (cell == nullptr) return element("td", "same", "同");
    if (cell->kind == ChangeKind::withdrawn) return element("td", "gone", "缺");
    std::string out = cell->limits.empty() ? "<td>" : "<td class=\"differs\">";
    out += element("div", "", cell->kind == ChangeKind::unchanged ? "文字同" : report::name_of(cell->kind));
    for (auto const& limit : cell->limits)
        out += element("div", "", limit_words(limit));
    return out + "</td>";
}

std::string html_row(ComparedRow const& row, std::size_t locals, std::size_t columns) {
    std::string spreads;
    for (auto const& spread : row.limits)
        spreads += element("div", "", spread_words(spread));
    auto const* const kind = !row.limits.empty() ? "limits" : differs(row) ? "reworded" : "unchanged";
    std::string out =
        fmt::format("<tr data-kind=\"{}\" data-flags=\"{}\">", kind, row.limits.empty() ? "" : "limits");
    out += "<th class=\"item\" scope=\"row\">" + element("span", "place", place_words(row.item)) +
           html::escaped(row.item.text) + "</th>";
    out += fmt::format("<td>同 {}，缺 {}</td><td{}>", row.unchanged, row.withdrawn,
                       row.limits.empty() ? "" : " class=\"differs\"") +
           spreads + "</td>";
    auto const cells = spread_out(row, locals);
    for (std::size_t i = 0; i < columns; ++i)
        out += html_cell(cells[i]);
    return out + "</tr>\n";
}

/// Who asks for something else, one line each.
std::string places_that_differ(ComparedRow const& row, Comparison const& comparison) {
    std::string out;
    for (auto const& cell : row.cells) {
        std::string said;
        for (auto const& limit : cell.limits)
            said += (said.empty() ? "" : "；") + limit_words(limit);
        if (said.empty()) continue;
        out +=
            fmt::format("    {}：{}\n", comparison.locals[static_cast<std::size_t>(cell.local)].name, said);
    }
    return out;
}

}  // namespace

std::string cell_words(ComparedCell const& cell) {
    if (cell.kind == ChangeKind::withdrawn) return "缺";
    std::string out = cell.kind == ChangeKind::unchanged ? "文字同" : report::name_of(cell.kind);
    for (auto const& limit : cell.limits)
        out += "；" + limit_words(limit);
    return out;
}

std::string spread_words(LimitSpread const& spread) {
    std::string out = spread.limit.subject.empty() ? "" : spread.limit.subject + "：";
    for (std::size_t i = 0; i < spread.values.size(); ++i) {
        auto const& value = spread.values[i];
        out += fmt::format("{}{} {} 家", i == 0 ? "" : "，", value.text.empty() ? "未提" : value.text,
                           value.count);
    }
    return out;
}

std::string compare_text(Comparison const& comparison) {
    auto const same = std::count_if(comparison.rows.begin(), comparison.rows.end(),
                                    [](ComparedRow const& row) { return !differs(row); });
    std::string out = fmt::format("基准：{}（{} 条）\n各地：{} 份；各地全同的 {} 条\n", comparison.base.title,
                                  comparison.base.item_count, comparison.locals.size(), same);
    for (auto const& row : comparison.rows) {
        if (!differs(row)) continue;
        out += fmt::format("\n{}  {}\n  同 {}，缺 {}\n", place_words(row.item), shortened(row.item.text),
                           row.unchanged, row.withdrawn);
        for (auto const& spread : row.limits)
            out += "  量化要求 " + spread_words(spread) + "\n";
        if (comparison.locals.size() <= kMostNamed) out += places_that_differ(row, comparison);
    }
    out += "\n";
    for (auto const& local : comparison.locals)
        out += fmt::format("{}（{} 条）：{}\n", local.name, local.side.item_count, count_words(local.counts));
    return out;
}

std::string compare_html(Comparison const& comparison) {
    auto const columns = std::min(kMostColumns, comparison.locals.size());
    std::string body = element("h1", "", "各地指标体系对照") + "<div class=\"sides\"><div class=\"side\">" +
                       element("span", "", "基准") + element("b", "", comparison.base.title) +
                       element("span", "", fmt::format("{} 条", comparison.base.item_count)) +
                       "</div><div class=\"side\">" + element("span", "", "各地") +
                       element("b", "", fmt::format("{} 份", comparison.locals.size())) + "</div></div>\n";
    body +=
        "<div class=\"filters\" role=\"toolbar\" aria-label=\"筛选\">"
        "<button type=\"button\" aria-pressed=\"false\" data-kind=\"limits\">量化要求不一</button>"
        "<button type=\"button\" aria-pressed=\"false\" data-kind=\"reworded\">只有文字不一</button>"
        "<button type=\"button\" aria-pressed=\"false\" data-kind=\"unchanged\">各地全同</button>"
        "<output></output><input type=\"search\" placeholder=\"查找（按 /），j k 上下移动\" "
        "aria-label=\"查找\"></div>\n";
    body +=
        "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th "
        "class=\"item\">基准指标</th><th>各地</th><th>量化要求分布</th>";
    for (std::size_t i = 0; i < columns; ++i)
        body += element(
            "th", "",
            fmt::format("{}（差 {}）", local_name(comparison.locals[i]), distance(comparison.locals[i])));
    body += "</tr></thead><tbody>\n";
    for (auto const& row : comparison.rows)
        body += html_row(row, comparison.locals.size(), columns);
    body += "</tbody></table></div>";
    if (columns < comparison.locals.size())
        body += element("p", "none",
                        fmt::format("表中列出前 {} 份；分布按全部 {} 份统计，逐份结果见 CSV 或 JSON。",
                                    columns, comparison.locals.size()));
    return html::page("各地指标体系对照：" + comparison.base.title, body);
}

std::string compare_csv(Comparison const& comparison) {
    std::vector<std::string> header = {"清单", "序号", "指标任务", "同", "缺", "量化要求分布"};
    for (auto const& local : comparison.locals)
        header.push_back(local_name(local));
    std::string out = "\xEF\xBB\xBF" + csv_line(header);
    for (auto const& row : comparison.rows) {
        std::string spreads;
        for (auto const& spread : row.limits)
            spreads += (spreads.empty() ? "" : "\n") + spread_words(spread);
        std::vector<std::string> cells = {row.item.list,
                                          row.item.number,
                                          row.item.text,
                                          std::to_string(row.unchanged),
                                          std::to_string(row.withdrawn),
                                          spreads};
        for (auto const* cell : spread_out(row, comparison.locals.size()))
            cells.push_back(cell == nullptr ? "同" : cell_words(*cell));
        out += csv_line(cells);
    }
    return out;
}

}  // namespace zs::report
