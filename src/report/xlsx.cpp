#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "report/report.h"
#include "report/words.h"
#include "report/workbook_writer.h"

namespace zs::report {
namespace {

using catalogue::Catalogue;
using catalogue::Item;

/// A column of the list sheets: shown only where some item fills it.
struct ItemColumn {
    Column column;
    std::function<std::string(Item const&)> value;
    bool merged = false;  ///< equal neighbours become one heading
    bool always = false;
};

std::vector<ItemColumn> all_columns() {
    return {
        {{"一级指标", 14, Look::heading}, [](Item const& item) { return item.level1; }, true},
        {{"二级指标", 16, Look::heading}, [](Item const& item) { return item.level2.value_or(""); }, true},
        {{"序号", 7, Look::center}, [](Item const& item) { return item.number; }, false, true},
        {{"指标任务", 64, Look::text}, [](Item const& item) { return item.text; }, false, true},
        {{"牵头单位", 20, Look::text}, [](Item const& item) { return joined(item.lead_units); }},
        {{"责任单位", 26, Look::text},
         [](Item const& item) { return joined(item.responsible_units); },
         false,
         true},
        {{"完成时限", 12, Look::center}, [](Item const& item) { return item.deadline.value_or(""); }},
        {{"测评方法", 16, Look::text}, [](Item const& item) { return joined(item.methods); }},
        {{"性质", 9, Look::center}, [](Item const& item) { return std::string(name_of(item.effect)); }},
        {{"备注", 12, Look::text},
         [](Item const& item) { return std::string(item.applicable ? "" : "与本地无关"); }},
    };
}

std::vector<ItemColumn> columns_of(catalogue::List const& list) {
    auto columns = all_columns();
    std::erase_if(columns, [&list](ItemColumn const& column) {
        return !column.always &&
               std::all_of(list.items.begin(), list.items.end(),
                           [&column](Item const& item) { return column.value(item).empty(); });
    });
    return columns;
}

/// End of the run of items that share the headings of column `at` and of those left of it.
std::size_t end_of_run(std::vector<Item> const& items, std::vector<ItemColumn> const& columns, std::size_t at,
                       std::size_t from) {
    std::size_t end = from + 1;
    auto same = [&](Item const& a, Item const& b) {
        for (std::size_t i = 0; i <= at; ++i) {
            if (columns[i].value(a) != columns[i].value(b)) return false;
        }
        return true;
    };
    while (end < items.size() && same(items[from], items[end]))
        ++end;
    return end;
}

void write_headings(WorkbookWriter& out, catalogue::List const& list, std::vector<ItemColumn> const& columns,
                    std::uint32_t first) {
    for (std::size_t at = 0; at < columns.size() && columns[at].merged; ++at) {
        for (std::size_t from = 0; from < list.items.size();) {
            std::size_t end = end_of_run(list.items, columns, at, from);
            out.write_heading(first + static_cast<std::uint32_t>(from),
                              first + static_cast<std::uint32_t>(end - 1), static_cast<std::uint16_t>(at),
                              columns[at].value(list.items[from]));
            from = end;
        }
    }
}

std::string subtitle(Catalogue const& catalogue, std::string const& name, std::size_t count) {
    std::string out = fmt::format("{}（共 {} 项）", name, count);
    if (catalogue.issuer) out += "　" + *catalogue.issuer;
    if (catalogue.document_number) out += "　" + *catalogue.document_number;
    return out;
}

void write_list(WorkbookWriter& out, Catalogue const& catalogue, catalogue::List const& list) {
    auto columns = columns_of(list);
    std::vector<Column> heads;
    for (auto const& column : columns)
        heads.push_back(column.column);
    std::string name = list.name.empty() ? "清单" : list.name;
    out.begin_sheet(name, catalogue.title, subtitle(catalogue, name, list.items.size()), heads);
    std::uint32_t first = out.row();
    for (auto const& item : list.items) {
        for (std::size_t at = 0; at < columns.size(); ++at) {
            if (!columns[at].merged) out.write(static_cast<std::uint16_t>(at), columns[at].value(item));
        }
        out.next_row();
    }
    write_headings(out, list, columns, first);
}

std::string describe(catalogue::MaterialPart const& part) {
    std::string out = fmt::format("【{}】{}", name_of(part.kind), part.text);
    std::vector<std::string> limits;
    if (part.since) limits.push_back(*part.since + " 以来");
    if (part.until) limits.push_back("截至 " + *part.until);
    if (part.max_cases) limits.push_back(fmt::format("不超过 {} 个", *part.max_cases));
    if (part.max_chars) limits.push_back(fmt::format("不超过 {} 字", *part.max_chars));
    if (part.needs_contact) limits.emplace_back("附联系人");
    if (part.needs_url) limits.emplace_back("附网址");
    return limits.empty() ? out : out + "（" + joined(limits) + "）";
}

void write_requests(WorkbookWriter& out, Catalogue const& catalogue) {
    if (catalogue.material_requests.empty()) return;
    out.begin_sheet("填报材料", catalogue.title,
                    subtitle(catalogue, "填报材料", catalogue.material_requests.size()),
                    {{"编号", 10, Look::center},
                     {"对应指标", 20, Look::center},
                     {"填报要求", 60},
                     {"组成部分", 60},
                     {"是否填报", 10, Look::center}});
    for (auto const& request : catalogue.material_requests) {
        std::string parts;
        for (auto const& part : request.parts)
            parts += (parts.empty() ? "" : "\n") + describe(part);
        out.write(0, request.id);
        out.write(1, joined(request.items));
        out.write(2, request.text);
        out.write(3, parts);
        out.write(4, request.not_required ? "不需填报" : "需填报");
        out.next_row();
    }
}

void write_findings(WorkbookWriter& out, Catalogue const& catalogue) {
    if (catalogue.findings.empty()) return;
    out.begin_sheet("问题", catalogue.title,
                    subtitle(catalogue, "读取时发现的问题", catalogue.findings.size()),
                    {{"级别", 8, Look::center},
                     {"清单", 18},
                     {"序号", 8, Look::center},
                     {"说明", 70},
                     {"建议改为", 40},
                     {"出处", 20}});
    for (auto const& finding : catalogue.findings) {
        out.write(0, name_of(finding.severity));
        out.write(1, finding.list.value_or(""));
        out.write(2, finding.number.value_or(""));
        out.write(3, finding.message);
        out.write(4, finding.correction.value_or(""));
        out.write(5, place_of(finding.source));
        out.next_row();
    }
}

}  // namespace

void write_xlsx(Catalogue const& catalogue, Sink const& sink) {
    WorkbookWriter out;
    for (auto const& list : catalogue.lists)
        write_list(out, catalogue, list);
    write_requests(out, catalogue);
    write_findings(out, catalogue);
    if (catalogue.lists.empty()) write_list(out, catalogue, {});
    out.finish(sink);
}

}  // namespace zs::report
