#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "json/describe.h"

namespace zs::report {

/// The reports of a campaign: 简报, 通报, 月报, 单位任务单, 问题台账, 自查报告, 特色亮点及现场点位情况统计表.
enum class Bulletin { brief, notice, monthly, task_sheet, problem_ledger, self_report, highlights };
ZS_WIRE_ENUM(Bulletin, brief, notice, monthly, task_sheet, problem_ledger, self_report, highlights);

/// The template a report is made from until somebody puts another in its place: .docx after GB/T 9704-2012.
/// Placeholders: defaults.cpp names those that there are.
std::string default_template(Bulletin bulletin);

std::string_view bulletin_name(Bulletin bulletin);  ///< "简报"

}  // namespace zs::report
