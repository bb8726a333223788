#include "main/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace zs {
namespace {

using catalogue::Catalogue;
using catalogue::Finding;
using catalogue::Item;
using catalogue::List;

int width_of(char32_t c) {
    return c >= 0x1100 && (c < 0x2010 ? c < 0x1200 : c >= 0x2E80 && c < 0xFFE7) ? 2 : 1;
}

int width_of(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();)
        width += width_of(next_code_point(text, at));
    return width;
}

/// Cut to `width` columns with an ellipsis, or filled with blanks.
std::string fit(std::string_view text, int width) {
    std::string out;
    int used = 0;
    bool whole = width_of(text) <= width;
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_code_point(text, at);
        if (!whole && used + width_of(c) > width - 1) break;
        append_utf8(out, c == U'\n' ? U' ' : c);
        used += width_of(c);
    }
    if (!whole) out += "…", used += 1;
    out.append(static_cast<std::size_t>(std::max(0, width - used)), ' ');
    return out;
}

std::string join(std::vector<std::string> const& names) {
    return fmt::format("{}", fmt::join(names, "、"));
}

std::string marks_of(Item const& item) {
    std::string marks;
    if (!item.applicable) marks += "不适用 ";
    if (item.effect == catalogue::Effect::bonus) marks += "加分 ";
    if (item.effect == catalogue::Effect::deduction) marks += "减分 ";
    if (item.effect == catalogue::Effect::veto) marks += "否决 ";
    if (item.confidence < 0.9) marks += fmt::format("存疑 {:.0f}%", item.confidence * 100);
    return marks;
}

void add_list(List const& list, std::string& out) {
    std::string declared = list.declared_count ? fmt::format("，声明 {} 项", *list.declared_count) : "";
    out += fmt::format("\n【{}】 {} 项{}\n", list.name, list.items.size(), declared);
    std::string level1;
    std::string level2;
    for (auto const& item : list.items) {
        if (item.level1 != level1 && !item.level1.empty()) out += item.level1 + "\n";
        if (item.level2.value_or("") != level2 && item.level2) out += "  " + *item.level2 + "\n";
        level1 = item.level1;
        level2 = item.level2.value_or("");
        std::string line = fmt::format("{}  {}  {}  {}  {}  {}", fit(item.number, 6), fit(item.text, 56),
                                       fit(join(item.lead_units), 20), fit(join(item.responsible_units), 30),
                                       fit(item.deadline.value_or(""), 10), marks_of(item));
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    return "\"" + replace_all(std::string(text), "\"", "\"\"") + "\"";
}

}  // namespace

std::string_view severity_name(catalogue::Severity severity) {
    switch (severity) {
        case catalogue::Severity::error: return "错误";
        case catalogue::Severity::warning: return "警告";
        case catalogue::Severity::note: return "提示";
    }
    return "提示";
}

std::string place_of(catalogue::Source const& source) {
    documents::Place place;
    place.line = source.line.value_or(0);
    place.end_line = source.end_line.value_or(0);
    place.table = source.table.value_or(0);
    place.row = source.row.value_or(0);
    place.sheet = source.sheet.value_or("");
    return documents::describe(place);
}

std::string as_table(Catalogue const& catalogue) {
    std::string out = catalogue.title + "\n";
    for (auto const& list : catalogue.lists)
        add_list(list, out);
    return out;
}

std::string as_csv(Catalogue const& catalogue) {
    std::string out =
        "\xEF\xBB\xBF清单,序号,一级标题,二级标题,内容,牵头单位,责任单位,完成时限,测评方法,类型,适用,来源,"
        "可信度\r\n";
    static constexpr std::array<std::string_view, 4> kEffects = {"", "加分", "减分", "否决"};
    for (auto const& list : catalogue.lists) {
        for (auto const& item : list.items) {
            std::vector<std::string> cells = {list.name,
                                              item.number,
                                              item.level1,
                                              item.level2.value_or(""),
                                              item.text,
                                              join(item.lead_units),
                                              join(item.responsible_units),
                                              item.deadline.value_or(""),
                                              join(item.methods),
                                              std::string(kEffects[static_cast<std::size_t>(item.effect)]),
                                              item.applicable ? "是" : "否",
                                              place_of(item.source),
                                              fmt::format("{:.2f}", item.confidence)};
            for (std::size_t i = 0; i < cells.size(); ++i)
                out += (i == 0 ? "" : ",") + csv_cell(cells[i]);
            out += "\r\n";
        }
    }
    return out;
}

void print_findings(std::string const& path, Catalogue const& catalogue, std::FILE* to) {
    for (Finding const& finding : catalogue.findings) {
        std::string where = place_of(finding.source);
        if (finding.number)
            where = fmt::format("{}第 {} 项{}", finding.list.value_or(""), *finding.number,
                                where.empty() ? "" : "，" + where);
        fmt::print(to, "{}：{}：{}{}\n", path, severity_name(finding.severity),
                   where.empty() ? "" : where + "：", finding.message);
    }
}

void print_notices(std::string const& path, documents::Document const& document, std::FILE* to) {
    for (auto const& notice : document.notices) {
        std::string where = documents::describe(notice.place);
        fmt::print(to, "{}：提示：{}{}\n", path, where.empty() ? "" : where + "：", notice.message);
    }
}

}  // namespace zs
