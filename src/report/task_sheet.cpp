#include <fmt/format.h>

#include <algorithm>

#include "report/report.h"
#include "report/word_markup.h"
#include "report/words.h"

namespace zs::report {
namespace {

using markup::RowKind;

constexpr TextLook kTitle{.font = "方正小标宋简体", .half_points = 44, .align = "center", .line_points = 36};
constexpr TextLook kSubtitle{.font = "楷体_GB2312", .half_points = 32, .align = "center", .line_points = 32};
constexpr TextLook kBody{.half_points = 32, .align = "both", .indented = true, .line_points = 29};
constexpr TextLook kHeader{.font = "黑体", .half_points = 24, .align = "center"};
constexpr TextLook kListName{.font = "黑体", .half_points = 24, .align = "center"};
constexpr TextLook kHeading{.font = "楷体_GB2312", .half_points = 24, .bold = true};
constexpr TextLook kCell{.half_points = 24};
constexpr TextLook kCentered{.half_points = 24, .align = "center"};
constexpr TextLook kLead{.half_points = 24, .bold = true, .align = "center"};
constexpr TextLook kGap{.half_points = 12, .line_points = 8};
constexpr TextLook kDate{.half_points = 28, .align = "right", .line_points = 29};

std::vector<int> const& widths() {
    static std::vector<int> const kWidths = {750, 4094, 850, 1950, 1200};
    return kWidths;
}

bool leads(UnitTask const& task) {
    return task.role != Role::responsible;
}

std::string introduction(UnitTasks const& sheet) {
    auto count = [&sheet](auto const& test) {
        return std::count_if(sheet.tasks.begin(), sheet.tasks.end(), test);
    };
    auto lead = count(leads);
    auto dated = count([](UnitTask const& task) { return task.deadline.has_value(); });
    std::string number = sheet.document_number ? "（" + *sheet.document_number + "）" : "";
    std::string out = fmt::format("根据《{}》{}，{}承担任务 {} 项，其中牵头 {} 项、责任 {} 项",
                                  sheet.catalogue_title, number, sheet.unit_name, sheet.tasks.size(), lead,
                                  static_cast<std::ptrdiff_t>(sheet.tasks.size()) - lead);
    if (dated > 0) out += fmt::format("，写明完成时限的 {} 项", dated);
    return out + "，清单如下。";
}

/// Who else is in it: for a leader those who answer, for the others the leader first.
std::string partners(UnitTask const& task, std::string const& unit) {
    auto others = [&unit](std::vector<std::string> names) {
        std::erase(names, unit);
        return names;
    };
    auto lead = others(task.lead_units);
    auto responsible = others(task.responsible_units);
    std::string out;
    if (!lead.empty()) out = "牵头：" + joined(lead);
    if (!responsible.empty()) out += (out.empty() ? "" : "\n") + std::string("责任：") + joined(responsible);
    return out.empty() ? "—" : out;
}

char const* role_name(Role role) {
    switch (role) {
        case Role::lead: return "牵头";
        case Role::responsible: return "责任";
        case Role::both: return "牵头\n责任";
    }
    return "";
}

std::string heading_row(std::string const& text, TextLook const& look, std::string_view shade) {
    return markup::row({{text, look, static_cast<int>(widths().size()), shade}}, widths(), RowKind::heading);
}

/// Rows for what changes from the task before: list, level 1, level 2.
std::string headings(UnitTask const* before, UnitTask const& task) {
    std::string out;
    bool new_list = before == nullptr || before->list_name != task.list_name;
    bool new_level1 = new_list || before->level1 != task.level1;
    bool new_level2 = new_level1 || before->level2 != task.level2;
    if (new_list && !task.list_name.empty()) out += heading_row(task.list_name, kListName, "D9D9D9");
    if (new_level1 && !task.level1.empty()) out += heading_row(task.level1, kHeading, "F2F2F2");
    if (new_level2 && task.level2 && !task.level2->empty()) out += heading_row(*task.level2, kHeading, "");
    return out;
}

void write_table(UnitTasks const& sheet, Sink const& sink) {
    sink(markup::table_begin(widths()));
    sink(markup::row({{"序号", kHeader},
                      {"指标任务", kHeader},
                      {"职责", kHeader},
                      {"其他单位", kHeader},
                      {"完成时限", kHeader}},
                     widths(), RowKind::header));
    UnitTask const* before = nullptr;
    for (auto const& task : sheet.tasks) {
        sink(headings(before, task));
        sink(markup::row({{task.number, kCentered},
                          {task.text, kCell},
                          {role_name(task.role), leads(task) ? kLead : kCentered},
                          {partners(task, sheet.unit_name), kCell},
                          {task.deadline.value_or("—"), kCentered}},
                         widths(), RowKind::body));
        before = &task;
    }
    sink(markup::table_end());
}

/// "2026-11-21" → "2026年11月21日".
std::string date_in_chinese(std::string const& date) {
    if (date.size() != 10) return date;
    auto part = [&date](std::size_t at) {
        return date.substr(date[at] == '0' ? at + 1 : at, date[at] == '0' ? 1 : 2);
    };
    return date.substr(0, 4) + "年" + part(5) + "月" + part(8) + "日";
}

}  // namespace

void write_task_sheet(UnitTasks const& sheet, Sink const& sink) {
    auto const write_body = [&sheet](Sink const& body) {
        body(markup::paragraph(sheet.unit_name + "任务清单", kTitle));
        if (sheet.issuer) body(markup::paragraph(*sheet.issuer, kSubtitle));
        body(markup::paragraph("", kBody));
        body(markup::paragraph(introduction(sheet), kBody));
        if (!sheet.tasks.empty()) {
            body(markup::paragraph("", kGap));
            write_table(sheet, body);
        }
        if (!sheet.generated_on.empty()) body(markup::paragraph(date_in_chinese(sheet.generated_on), kDate));
    };
    markup::write_package(write_body, sink);
}

}  // namespace zs::report
