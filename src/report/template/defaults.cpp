#include "report/template/defaults.h"

#include <vector>

#include "report/word_markup.h"

namespace zs::report {
namespace {

using markup::RowKind;

constexpr TextLook kMasthead{
    .font = "方正小标宋简体", .half_points = 72, .align = "center", .line_points = 52, .color = "C00000"};
constexpr TextLook kIssue{.font = "仿宋_GB2312", .half_points = 32, .align = "center", .line_points = 29};
constexpr TextLook kTitle{.font = "方正小标宋简体", .half_points = 44, .align = "center", .line_points = 36};
constexpr TextLook kChapter{
    .font = "黑体", .half_points = 32, .align = "both", .indented = true, .line_points = 29};
constexpr TextLook kBody{.half_points = 32, .align = "both", .indented = true, .line_points = 29};
constexpr TextLook kReceiver{.half_points = 32, .align = "both", .line_points = 29};
constexpr TextLook kSigned{.half_points = 32, .align = "right", .line_points = 29};
constexpr TextLook kHeader{.font = "黑体", .half_points = 24, .align = "center"};
constexpr TextLook kCell{.half_points = 24};
constexpr TextLook kGap{.half_points = 12, .line_points = 8};

/// The text area is 8,844 twentieths of a point wide.
struct Columns {
    std::vector<int> widths;
    std::vector<std::string> headers;
    std::vector<std::string> cells;  ///< of the row that is repeated
};

class Page {
  public:
    Page& line(std::string_view text, TextLook const& look) {
        body_ += markup::paragraph(text, look);
        return *this;
    }
    Page& chapter(std::string_view text) { return line(text, kChapter); }
    Page& text(std::string_view text) { return line(text, kBody); }
    Page& table(Columns const& columns) {
        auto cells = [](std::vector<std::string> const& texts, TextLook const& look) {
            std::vector<TableCell> out;
            for (auto const& text : texts)
                out.push_back({text, look, 1, {}, {}});
            return out;
        };
        body_ += markup::paragraph("", kGap) + markup::table_begin(columns.widths) +
                 markup::row(cells(columns.headers, kHeader), columns.widths, RowKind::header) +
                 markup::row(cells(columns.cells, kCell), columns.widths, RowKind::body) +
                 markup::table_end() + markup::paragraph("", kGap);
        return *this;
    }
    Page& signature() { return line("{{创建办}}", kSigned).line("{{日期}}", kSigned); }

    [[nodiscard]] std::string file() const {
        std::string out;
        markup::write_package([this](Sink const& sink) { sink(body_); },
                              [&out](std::string_view piece) { out += piece; });
        return out;
    }

  private:
    std::string body_;
};

/// In the order in which units stand in the campaign: not a ranking.
Columns unit_table() {
    return {{2844, 1000, 1000, 1000, 1000, 1000, 1000},
            {"单位", "任务", "已验收", "审核中", "待填报", "被退回", "逾期"},
            {"{{单位.名称}}", "{{单位.任务}}", "{{单位.已验收}}", "{{单位.审核中}}", "{{单位.待填报}}",
             "{{单位.被退回}}", "{{单位.逾期}}"}};
}

Columns problem_table(std::string const& list) {
    auto const cell = [&list](char const* column) { return "{{" + list + "." + column + "}}"; };
    return {{700, 2644, 1500, 2000, 1000, 1000},
            {"序号", "问题", "单位", "整改措施", "期限", "状态"},
            {cell("序号"), cell("内容"), cell("单位"), cell("措施"), cell("期限"), cell("状态")}};
}

Columns due_table(std::string const& list) {
    auto cell = [&list](char const* column) { return "{{" + list + "." + column + "}}"; };
    return {{1000, 4344, 2000, 1500},
            {"编号", "任务", "单位", "期限"},
            {cell("编号"), cell("内容"), cell("单位"), cell("期限")}};
}

constexpr char const* kProgress =
    "截至{{日期}}，{{活动}}共有任务 {{任务总数}} 项，已验收 {{已验收}} 项，审核中 {{审核中}} 项，待填报 "
    "{{待填报}} 项，被退回 {{被退回}} 项，其中逾期 {{逾期}} 项；验收率 {{验收率}}。";

Page brief() {
    Page out;
    out.line("法治政府建设示范创建简报", kMasthead)
        .line("第 {{期号}} 期", kIssue)
        .line("{{创建办}}　　　　　　　　{{日期}}", kIssue)
        .line("", kBody)
        .chapter("一、总体进展")
        .text(kProgress)
        .chapter("二、本期验收的任务")
        .table(due_table("本期验收"))
        .chapter("三、近期到期的任务")
        .table(due_table("近期到期"))
        .chapter("四、减负情况")
        .text("材料一次报送、多处使用，累计免予重复报送 {{免报次数}} 次。");
    return out;
}

Page notice() {
    Page out;
    out.line("关于{{活动}}推进情况的通报", kTitle)
        .line("", kBody)
        .line("各有关单位：", kReceiver)
        .text(kProgress)
        .chapter("一、各单位进展")
        .table(unit_table())
        .chapter("二、已过期限、尚未报送的任务")
        .table(due_table("逾期任务"))
        .chapter("三、尚未销号的问题")
        .table(problem_table("未销号问题"))
        .text("请有关单位对照清单按期完成；确有困难的，请在系统中说明原因并申请延期。")
        .line("", kBody)
        .signature();
    return out;
}

Page monthly() {
    Page out;
    out.line("{{活动}}工作月报", kTitle)
        .line("（{{年}}年{{月}}月）", kIssue)
        .line("", kBody)
        .chapter("一、本月进展")
        .text(kProgress)
        .table(unit_table())
        .chapter("二、问题整改")
        .text("累计发现问题 {{问题总数}} 个，已销号 {{已销号}} 个，未销号 {{未销号}} 个。")
        .table(problem_table("未销号问题"))
        .chapter("三、近期到期的任务")
        .table(due_table("近期到期"))
        .signature();
    return out;
}

Page task_sheet() {
    Page out;
    out.line("{{单位名称}}任务单", kTitle)
        .line("", kBody)
        .text(
            "{{活动}}中，{{单位名称}}承担任务 {{单位任务数}} 项，已验收 {{单位已验收}} 项，待完成 "
            "{{单位待完成}} 项。")
        .table({{900, 4344, 800, 1500, 1300},
                {"编号", "任务", "角色", "期限", "状态"},
                {"{{任务.编号}}", "{{任务.内容}}", "{{任务.角色}}", "{{任务.期限}}", "{{任务.状态}}"}})
        .signature();
    return out;
}

/// Four sections, at most 2,000 characters: the rule of the assessment.
Page self_report() {
    Page out;
    out.line("{{区名}}法治政府建设示范创建自查报告", kTitle)
        .line("", kBody)
        .chapter("一、亮点举措")
        .text("{{亮点举措.段落}}")
        .chapter("二、主要成效")
        .text("{{主要成效.段落}}")
        .chapter("三、存在问题")
        .text("{{存在问题.段落}}")
        .chapter("四、下一步打算")
        .text("{{下一步打算.段落}}")
        .line("", kBody)
        .signature();
    return out;
}

Page problem_ledger() {
    Page out;
    out.line("{{活动}}问题整改台账", kTitle)
        .line("", kBody)
        .text("累计发现问题 {{问题总数}} 个，已销号 {{已销号}} 个，未销号 {{未销号}} 个。")
        .table(problem_table("问题"))
        .signature();
    return out;
}

Page highlights() {
    Page out;
    out.line("特色亮点及现场点位情况统计表", kTitle)
        .line("", kBody)
        .line("填报单位：{{创建办}}　　　　填报日期：{{日期}}", kReceiver)
        .table({{700, 2000, 3344, 1600, 1200},
                {"序号", "名称", "亮点或点位情况", "单位", "联系人"},
                {"{{亮点.序号}}", "{{亮点.名称}}（{{亮点.类别}}）", "{{亮点.情况}}", "{{亮点.单位}}",
                 "{{亮点.联系人}}"}});
    return out;
}

}  // namespace

std::string default_template(Bulletin bulletin) {
    switch (bulletin) {
        case Bulletin::brief: return brief().file();
        case Bulletin::notice: return notice().file();
        case Bulletin::monthly: return monthly().file();
        case Bulletin::task_sheet: return task_sheet().file();
        case Bulletin::self_report: return self_report().file();
        case Bulletin::problem_ledger: return problem_ledger().file();
        case Bulletin::highlights: return highlights().file();
    }
    return {};
}

std::string_view bulletin_name(Bulletin bulletin) {
    switch (bulletin) {
        case Bulletin::brief: return "简报";
        case Bulletin::notice: return "通报";
        case Bulletin::monthly: return "月报";
        case Bulletin::task_sheet: return "单位任务单";
        case Bulletin::self_report: return "自查报告";
        case Bulletin::problem_ledger: return "问题台账";
        case Bulletin::highlights: return "特色亮点及现场点位情况统计表";
    }
    return {};
}

}  // namespace zs::report
