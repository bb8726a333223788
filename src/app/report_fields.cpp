#include "app/report_fields.h"

#include <optional>

#include "base/error.h"
#include "report/template/defaults.h"

namespace zs::app {
namespace {

using store::ExportKind;

std::optional<report::Bulletin> bulletin_of(ExportKind kind) {
    switch (kind) {
        case ExportKind::brief: return report::Bulletin::brief;
        case ExportKind::notice: return report::Bulletin::notice;
        case ExportKind::monthly: return report::Bulletin::monthly;
        case ExportKind::task_sheet: return report::Bulletin::task_sheet;
        case ExportKind::problem_ledger: return report::Bulletin::problem_ledger;
        case ExportKind::self_report: return report::Bulletin::self_report;
        case ExportKind::highlights: return report::Bulletin::highlights;
        case ExportKind::problem_rows:
        case ExportKind::task_rows:
        case ExportKind::pack: return std::nullopt;
    }
    return std::nullopt;
}

std::vector<ReportField> task_columns() {
    return {{"序号", "从 1 起"},          {"编号", "指标的编号"}, {"清单", "指标所在的清单"},
            {"内容", "指标原文"},         {"角色", "牵头或责任"}, {"单位", "承担的单位"},
            {"期限", "如 2026年3月31日"}, {"状态", "如 待填报"},  {"验收日期", "未验收的为空"}};
}

std::vector<ReportField> problem_columns() {
    return {{"序号", "从 1 起"},        {"编号", "指标的编号"},     {"内容", "问题和具体情况"},
            {"单位", "责任单位"},       {"来源", "谁发现的"},       {"措施", "本轮整改措施"},
            {"责任人", "本轮的责任人"}, {"期限", "现在的时限"},     {"原定期限", "最初的时限，不被改写"},
            {"状态", "如 整改中"},      {"登记日期", "发现的日期"}, {"销号日期", "未销号的为空"}};
}

}  // namespace

std::vector<ReportField> const& report_fields() {
    static std::vector<ReportField> const kFields = {
        {"活动", "创建活动的名称"},
        {"区名", "创建活动所在的地区"},
        {"指标体系", "指标体系的标题"},
        {"创建办", "落款单位，在“文字”里填写"},
        {"日期", "生成的日期，如 2026年3月2日"},
        {"年", "生成的年份"},
        {"月", "生成的月份"},
        {"期号", "第几期，生成时可改"},
        {"起始日期", "所报时段的第一天"},
        {"截止日期", "所报时段的最后一天"},
        {"任务总数", "未撤销的任务", true},
        {"已验收", "验收通过的任务", true},
        {"审核中", "已报送、正在审核的任务", true},
        {"待填报", "尚未报送的任务，不含被退回的", true},
        {"被退回", "退回修改的任务", true},
        {"不涉及", "经同意不涉及的任务", true},
        {"逾期", "过了期限仍未报送的任务", true},
        {"验收率", "已验收 ÷（任务总数 − 不涉及）"},
        {"本期验收数", "所报时段内验收通过的任务", true},
        {"近期到期数", "今后 30 天内到期、尚未报送的任务", true},
        {"问题总数", "登记过的问题", true},
        {"已销号", "已销号的问题", true},
        {"未销号", "还没有销号的问题", true},
        {"免报次数", "同一材料用于几项指标、已有材料再次引用而免予重复报送的次数"},
        {"亮点举措", "自查报告第一部分"},
        {"主要成效", "自查报告第二部分"},
        {"存在问题", "自查报告第三部分"},
        {"下一步打算", "自查报告第四部分"},
        {"单位名称", "单位任务单的单位"},
        {"单位任务数", "该单位的任务", true},
        {"单位已验收", "该单位验收通过的任务", true},
        {"单位待完成", "该单位还没有验收通过的任务", true},
    };
    return kFields;
}

std::vector<ReportList> const& report_lists() {
    static std::vector<ReportList> const kLists = {
        {"单位",
         "每个单位一行，按单位的排列顺序，不是排名",
         {{"序号", "从 1 起"},
          {"名称", "单位名称"},
          {"任务", "任务数"},
          {"已验收", "验收通过"},
          {"审核中", "正在审核"},
          {"待填报", "尚未报送"},
          {"被退回", "退回修改"},
          {"逾期", "过期未报"}}},
        {"本期验收", "所报时段内验收通过的任务，同一指标的单位写在一行", task_columns()},
        {"近期到期", "今后 30 天内到期、尚未报送的任务，同一指标的单位写在一行", task_columns()},
        {"逾期任务", "过了期限仍未报送的任务，同一指标的单位写在一行", task_columns()},
        {"任务", "单位任务单里该单位的任务", task_columns()},
        {"问题", "全部问题", problem_columns()},
        {"未销号问题", "还没有销号的问题", problem_columns()},
        {"亮点",
         "特色亮点和现场点位：自己填的，以及验收通过的案例",
         {{"序号", "从 1 起"},
          {"类别", "特色亮点、现场点位或案例"},
          {"名称", "名称"},
          {"情况", "具体情况"},
          {"单位", "单位"},
          {"联系人", "联系人"},
          {"电话", "联系电话；对外的报告里不写"}}},
        {"亮点举措", "自查报告第一部分，一段一行", {{"段落", "一段文字"}}},
        {"主要成效", "自查报告第二部分，一段一行", {{"段落", "一段文字"}}},
        {"存在问题", "自查报告第三部分，一段一行", {{"段落", "一段文字"}}},
        {"下一步打算", "自查报告第四部分，一段一行", {{"段落", "一段文字"}}},
    };
    return kLists;
}

report::TemplateData sample_data() {
    report::TemplateData out;
    for (auto const& field : report_fields())
        out.fields.emplace(field.name, "1");
    for (auto const& list : report_lists()) {
        auto& made = out.lists[std::string(list.name)];
        for (auto const& column : list.columns)
            made.columns.emplace_back(column.name);
        made.rows.emplace_back(made.columns.size(), "1");
    }
    return out;
}

bool has_template(ExportKind kind) {
    return bulletin_of(kind).has_value();
}

std::string_view export_name(ExportKind kind) {
    if (auto const bulletin = bulletin_of(kind)) return report::bulletin_name(*bulletin);
    switch (kind) {
        case ExportKind::problem_rows: return "问题明细";
        case ExportKind::task_rows: return "任务明细";
        default: return "成套材料";
    }
}

std::string default_template_of(ExportKind kind) {
    auto const bulletin = bulletin_of(kind);
    ENSURE(bulletin.has_value());
    return report::default_template(*bulletin);
}

}  // namespace zs::app
