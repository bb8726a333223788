#include "campaign/rectification.h"

#include "base/clock.h"
#include "base/text.h"

namespace zs::campaign {
namespace {

Error conflict(std::string message) {
    return {ErrorCode::conflict, std::move(message), "", {}};
}

Error missing(std::string path, std::string message) {
    return {ErrorCode::invalid_input, message, path, {{path, message}}};
}

Result<void> need(std::string_view text, char const* path, char const* message) {
    if (trim(text).empty()) return missing(path, message);
    return {};
}

}  // namespace

Result<void> plan(ProblemProgress& problem, RectificationPlan const& plan, UserId by) {
    if (problem.state != ProblemState::open)
        return conflict("这个问题已有整改方案；要改完成时限，请申请延期。");
    RETURN_IF_ERROR(need(plan.measure, "/measure", "请写明整改措施。"));
    RETURN_IF_ERROR(need(plan.responsible, "/responsible", "请写明整改责任人。"));
    if (!is_iso_date(plan.due_on)) return missing("/due_on", "请填写整改完成日期，如 2026-06-30。");
    bool const limited = problem.round == 1 && problem.due_on;
    if (limited && plan.due_on > *problem.due_on)
        return missing("/due_on", "完成日期晚于整改时限 " + *problem.due_on +
                                      "；确需延后，请先按时限制定方案，再申请延期。");
    for (auto const& day : plan.milestone_days) {
        if (!is_iso_date(day) || day > plan.due_on)
            return missing("/milestones", "每个节点都要有日期，并且不晚于整改完成日期。");
    }
    problem.state = ProblemState::rectifying;
    problem.planned_by = by;
    if (!problem.due_on) problem.due_on = plan.due_on;
    problem.due_now = plan.due_on;
    return {};
}

Result<void> ask_extension(ProblemProgress& problem, ExtensionRequest const& request) {
    if (problem.state != ProblemState::rectifying) return conflict("只有整改中的问题可以申请延期。");
    if (problem.extension_pending) return conflict("已有一次延期申请等待决定，请等答复后再申请。");
    if (!is_iso_date(request.until) || !problem.due_now || request.until <= *problem.due_now)
        return missing("/until", "申请的日期要晚于现在的时限 " + problem.due_now.value_or("") + "。");
    RETURN_IF_ERROR(need(request.reason, "/reason", "请写明为什么不能按时完成。"));
    problem.extension_pending = true;
    return {};
}

Result<void> decide_extension(ProblemProgress& problem, std::string const& until, Verdict verdict,
                              std::string_view reason) {
    if (!problem.extension_pending) return conflict("没有等待决定的延期申请，请刷新页面。");
    if (verdict == Verdict::refused) {
        RETURN_IF_ERROR(need(reason, "/reason", "不同意延期要写明理由。"));
    } else {
        problem.due_now = until;
    }
    problem.extension_pending = false;
    return {};
}

Result<void> report_done(ProblemProgress& problem, std::string_view what, UserId by) {
    if (problem.state == ProblemState::open) return conflict("请先填写整改措施、责任人和完成日期。");
    if (problem.state != ProblemState::rectifying) return conflict("这个问题已经报告整改完成，请刷新页面。");
    if (problem.extension_pending)
        return conflict("延期申请还没有答复；已经完成的，请先联系创建办答复申请。");
    RETURN_IF_ERROR(need(what, "/outcome", "请写明整改做了什么、结果怎样。"));
    problem.state = ProblemState::done;
    problem.reported_by = by;
    return {};
}

Result<void> recheck(ProblemProgress& problem, bool passed, std::string_view reason, UserId by) {
    if (problem.state != ProblemState::done) return conflict("整改单位还没有报告完成，不能复核。");
    if (by == problem.planned_by || by == problem.reported_by) {
        return Error{ErrorCode::permission_denied,
                     "复核要由没有参与这项整改的人进行，请交给督查组或创建办的其他同志。",
                     "",
                     {}};
    }
    RETURN_IF_ERROR(need(reason, "/reason", "请写明复核看了什么、结论是什么。"));
    problem.state = passed ? ProblemState::checked : ProblemState::rectifying;
    return {};
}

Result<void> close(ProblemProgress& problem, std::string_view reason) {
    if (problem.state == ProblemState::closed) return conflict("这个问题已经销号，请刷新页面。");
    if (problem.state != ProblemState::checked) return conflict("复核通过以后才能销号。");
    RETURN_IF_ERROR(need(reason, "/reason", "请写明销号的依据。"));
    problem.state = ProblemState::closed;
    return {};
}

Result<void> reopen(ProblemProgress& problem, std::string_view reason) {
    if (problem.state != ProblemState::closed && problem.state != ProblemState::checked)
        return conflict("这个问题还在整改，不必重新打开。");
    RETURN_IF_ERROR(need(reason, "/reason", "请写明重新打开的理由。"));
    problem = {.state = ProblemState::open, .round = problem.round + 1, .due_on = problem.due_on};
    return {};
}

}  // namespace zs::campaign
