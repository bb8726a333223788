#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "report/report.h"
#include "report/words.h"
#include "report/workbook_writer.h"

namespace zs::report {
namespace {

using catalogue::Catalogue;
using catalogue::Item;
using catalogue::Rows;

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

/// What has to be known of a list before its first row is written.
struct Survey {
    std::size_t item_count = 0;
    std::vector<bool> filled;                      ///< by column
    std::vector<std::vector<std::uint32_t>> runs;  ///< by merged column: items under each of its headings
};

/// Headings change where those left of them do.
Survey survey_of(Rows const& rows, std::size_t list, std::vector<ItemColumn> const& columns) {
    Survey out;
    out.filled.resize(columns.size());
    out.runs.resize(columns.size());
    std::vector<std::string> before(columns.size());
    rows.items(list, [&](Item const& item) {
        bool changed = out.item_count++ == 0;
        for (std::size_t at = 0; at < columns.size(); ++at) {
            auto value = columns[at].value(item);
            if (!value.empty()) out.filled[at] = true;
            if (!columns[at].merged) continue;
            changed = changed || value != before[at];
            before[at] = std::move(value);
            changed ? out.runs[at].push_back(1) : void(++out.runs[at].back());
        }
    });
    return out;
}

/// Writes the items of one list; of each heading only the first row says it.
class ListRows {
  public:
    ListRows(WorkbookWriter& out, std::vector<ItemColumn> columns,
             std::vector<std::vector<std::uint32_t>> runs)
        : out_(out), columns_(std::move(columns)), runs_(std::move(runs)), places_(columns_.size()) {}

    void write(Item const& item) {
        for (std::size_t at = 0; at < columns_.size(); ++at) {
            auto const column = static_cast<std::uint16_t>(at);
            if (!columns_[at].merged) {
                out_.write(column, columns_[at].value(item));
                continue;
            }
            auto& [run, left] = places_[at];
            if (left == 0) {
                left = runs_[at].at(run++);
                out_.begin_heading(column, left, columns_[at].value(item));
            }
            --left;
        }
        out_.next_row();
    }

  private:
    struct Place {
        std::size_t next_run = 0;
        std::uint32_t items_left = 0;
    };
    WorkbookWriter& out_;
    std::vector<ItemColumn> columns_;
    std::vector<std::vector<std::uint32_t>> runs_;
    std::vector<Place> places_;
};

std::string subtitle(Catalogue const& catalogue, std::string const& name, std::size_t count) {
    std::string out = fmt::format("{}（共 {} 项）", name, count);
    if (catalogue.issuer) out += "　" + *catalogue.issuer;
    if (catalogue.document_number) out += "　" + *catalogue.document_number;
    return out;
}

void write_list(WorkbookWriter& out, Rows const& rows, std::size_t at) {
    auto const& list = rows.head.lists[at];
    auto const all = all_columns();
    auto survey = survey_of(rows, at, all);
    std::vector<ItemColumn> columns;
    std::vector<Column> heads;
    std::vector<std::vector<std::uint32_t>> runs;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].always && !survey.filled[i]) continue;
        columns.push_back(all[i]);
        heads.push_back(all[i].column);
        runs.push_back(std::move(survey.runs[i]));
    }
    std::string const name = list.name.empty() ? "清单" : list.name;
    out.begin_sheet(name, rows.head.title, subtitle(rows.head, name, survey.item_count), heads);
    ListRows writer(out, std::move(columns), std::move(runs));
    rows.items(at, [&writer](Item const& item) { writer.write(item); });
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

void write_xlsx(Rows const& rows, std::string const& path, std::string const& scratch_folder) {
    WorkbookWriter out(path, scratch_folder);
    for (std::size_t at = 0; at < rows.head.lists.size(); ++at)
        write_list(out, rows, at);
    write_requests(out, rows.head);
    write_findings(out, rows.head);
    if (rows.head.lists.empty()) {
        Catalogue empty = rows.head;
        empty.lists.resize(1);
        write_list(out, catalogue::rows_of(empty), 0);
    }
    out.finish();
}

}  // namespace zs::report
