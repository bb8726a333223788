#include "app/audit_summary.h"

#include <array>
#include <string_view>

#include "json/node.h"

namespace zs::app {
namespace {

struct Wording {
    std::string_view action;
    std::string_view verb;
    std::string_view fact;  ///< the fact of the payload that names what it was about
};

constexpr std::array kWordings = {
    Wording{"user.created", "新建用户", "user_name"},
    Wording{"user.changed", "修改用户", "user_name"},
    Wording{"user.password_changed", "修改自己的密码", ""},
    Wording{"session.opened", "登录", "address"},
    Wording{"session.closed", "退出登录", ""},
    Wording{"session.refused", "登录失败", "address"},
    Wording{"import.created", "上传文件", "file_name"},
    Wording{"import.finished", "识别完成", "file_name"},
    Wording{"import.failed", "导入失败", "file_name"},
    Wording{"catalogue.changed", "修改指标体系", "title"},
    Wording{"catalogue.base_chosen", "选择对照基准", "base_title"},
    Wording{"catalogue.checked", "重新检查", ""},
    Wording{"rule.switched_off", "停用规则", "rule"},
    Wording{"rule.switched_on", "恢复规则", "rule"},
    Wording{"catalogue.removed", "删除草稿", "title"},
    Wording{"catalogue.published", "发布指标体系", "title"},
    Wording{"catalogue.overlay_recorded", "记录本地化调整", ""},
    Wording{"catalogue.rebased", "换用新的基准", ""},
    Wording{"catalogue.rolled_back", "退回到以前的调整", ""},
    Wording{"list.changed", "修改清单", "name"},
    Wording{"item.created", "新增指标", "list"},
    Wording{"item.changed", "修改指标", "number"},
    Wording{"item.removed", "删除指标", "list"},
    Wording{"finding.decided", "处理问题", "rule"},
    Wording{"evidence.stored", "存入材料", "title"},
    Wording{"evidence.changed", "修改材料", "title"},
    Wording{"evidence.withdrawn", "撤回材料", "title"},
    Wording{"evidence.opened", "取得工作秘密材料", "title"},
    Wording{"unit.merged", "合并单位", "merge"},
    Wording{"unit.merge_dismissed", "不合并单位", "merge"},
    Wording{"unit.members_set", "设定成员", "name"},
    Wording{"ledger.created", "上传台账", "file_name"},
    Wording{"ledger.mapped", "确认台账各列", "file_name"},
    Wording{"ledger.measured", "计算台账", "file_name"},
    Wording{"ledger.failed", "台账没有读成", "file_name"},
    Wording{"ledger.removed", "删除台账", "file_name"},
    Wording{"ledger.claimed", "填写填报数", "measure"},
    Wording{"ledger.exported_unmasked", "导出含个人信息的行", "file_name"},
    Wording{"measure.confirmed", "确认量化指标", "name"},
    Wording{"measure.removed", "取消量化指标", "name"},
    Wording{"unit.kind_set", "设定单位类别", "name"},
    Wording{"message.read", "阅读提醒", ""},
    Wording{"mail.switched_on", "开通邮件提醒", ""},
    Wording{"mail.switched_off", "关闭邮件提醒", ""},
    Wording{"campaign.reminded", "发送提醒", "name"},
    Wording{"channel.created", "添加群机器人", "name"},
    Wording{"channel.changed", "修改群机器人", "name"},
    Wording{"channel.removed", "删除群机器人", "name"},
    Wording{"mail_server.set", "设置邮件服务器", "host"},
    Wording{"deliveries.retried", "重发提醒", ""},
    Wording{"jurisdiction.created", "新增地区", "name"},
    Wording{"jurisdiction.renamed", "修改地区名称", "name"},
    Wording{"jurisdiction.removed", "删除地区", "name"},
    Wording{"organisation.created", "新增单位", "name"},
    Wording{"organisation.changed", "修改单位", "name"},
    Wording{"membership.created", "安排岗位", "user_name"},
    Wording{"membership.deputy_appointed", "指定代理人", "user_name"},
    Wording{"membership.ended", "结束岗位", "user_name"},
    Wording{"campaign.created", "开始创建活动", "name"},
    Wording{"campaign.changed", "修改创建活动", "name"},
    Wording{"campaign.stages_set", "设定创建阶段", "name"},
    Wording{"campaign.groups_set", "设定工作组", "name"},
    Wording{"campaign.effect_applied", "变更任务分工", "name"},
    Wording{"campaign.effect_undone", "撤销任务分工的变更", "name"},
    Wording{"assignment.edited", "批量调整任务", "amount"},
    Wording{"calendar.opened", "订阅日程", ""},
    Wording{"calendar.closed", "停止订阅日程", ""},
    Wording{"membership.handed_over", "移交工作", "from"},
    Wording{"submission.begun", "开始填报", "number"},
    Wording{"submission.saved", "保存填报", "number"},
    Wording{"submission.filed", "提交填报", "number"},
    Wording{"submission.approved", "审核通过", "number"},
    Wording{"submission.returned", "退回填报", "number"},
    Wording{"submission.voided", "改动内容，审批作废", "number"},
    Wording{"submission.undone", "撤销验收", "number"},
    Wording{"problem.raised", "登记问题", "title"},
    Wording{"problem.planned", "制定整改方案", "title"},
    Wording{"problem.milestone_done", "完成整改节点", "title"},
    Wording{"problem.extension_asked", "申请延期", "title"},
    Wording{"problem.extension_granted", "同意延期", "title"},
    Wording{"problem.extension_refused", "不同意延期", "title"},
    Wording{"problem.reported_done", "报告整改完成", "title"},
    Wording{"problem.check_passed", "复核通过", "title"},
    Wording{"problem.check_failed", "复核未通过", "title"},
    Wording{"problem.closed", "问题销号", "title"},
    Wording{"problem.reopened", "重新打开问题", "title"},
    Wording{"problem.handed_over", "移交整改责任", "title"},
    Wording{"report.template_set", "更换报表模板", "name"},
    Wording{"report.template_reset", "恢复默认报表模板", "name"},
    Wording{"report.words_saved", "修改报表文字", "name"},
    Wording{"export.requested", "导出", "name"},
    Wording{"export.restarted", "重新导出", "name"},
    Wording{"export.made", "导出完成", "file_name"},
    Wording{"export.downloaded", "下载导出的文件", "file_name"},
};

std::string fact_of(std::string const& payload, std::string_view name) {
    auto const document = json::Document::parse(payload);
    if (name.empty() || !document.ok() || document->root().kind() != json::Kind::object) return "";
    if (!document->root().has(name) || document->root()[name].kind() != json::Kind::string) return "";
    return std::string(document->root()[name].string());
}

}  // namespace

std::string summary_of(store::AuditRecord const& record) {
    for (auto const& wording : kWordings) {
        if (wording.action != record.action) continue;
        auto const fact = fact_of(record.payload, wording.fact);
        return std::string(wording.verb) + (fact.empty() ? "" : "：" + fact);
    }
    return record.action + " " + record.subject;
}

}  // namespace zs::app
