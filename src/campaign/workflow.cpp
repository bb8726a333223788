#include "campaign/workflow.h"

#include <algorithm>

#include "base/text.h"

namespace zs::campaign {
namespace {

Error conflict(std::string message) {
    return {ErrorCode::conflict, std::move(message), "", {}};
}

Error missing(std::string path, std::string message) {
    return {ErrorCode::invalid_input, message, path, {{path, message}}};
}

Error unseen() {
    return conflict("这份填报在您打开之后改过，请刷新页面，看过新的内容再决定。");
}

bool is_one_of(std::vector<std::string> const& names, std::string const& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Error locked(SubmissionState state) {
    return conflict(state == SubmissionState::accepted
                        ? "这份填报已经验收，不能再改；确需修改，请联系创建办撤销验收。"
                        : "工作组已经审核通过，填报正在创建办，不能再改；确需修改，请联系创建办退回。");
}

}  // namespace

Right right_for(SubmissionState state) {
    switch (state) {
        case SubmissionState::draft: return Right::file;
        case SubmissionState::unit_review: return Right::approve;
        case SubmissionState::group_review: return Right::review;
        case SubmissionState::office_review:
        case SubmissionState::accepted: return Right::decide;
    }
    return Right::decide;
}

Result<bool> edit(Progress& progress, Edit const& edit) {
    if (edit.digest == progress.digest) return false;
    if (progress.state == SubmissionState::office_review || progress.state == SubmissionState::accepted)
        return locked(progress.state);
    for (auto const& part : edit.changed_parts) {
        if (progress.reopened.empty() || is_one_of(progress.reopened, part)) continue;
        return missing("/content", "这一部分没有被退回，不能改动；请只修改退回意见点名的部分。");
    }
    bool const voided = !progress.approved_digest.empty();
    progress.state = SubmissionState::draft;
    progress.digest = edit.digest;
    progress.approved_digest.clear();
    progress.edited_by = edit.by;
    return voided;
}

Result<void> file(Progress& progress, std::string_view seen_digest, UserId by) {
    if (progress.state != SubmissionState::draft) return conflict("这份填报已经提交过了，请刷新页面。");
    if (progress.digest != seen_digest) return unseen();
    progress.state = SubmissionState::unit_review;
    progress.filed_by = by;
    progress.returned = false;
    return {};
}

namespace {

Result<void> approve_for_unit(Progress& progress, Approval const& approval) {
    bool const own = approval.by == progress.edited_by || approval.by == progress.filed_by;
    if (own && !approval.self_approval) {
        return Error{ErrorCode::permission_denied,
                     "不能审批自己填写或提交的内容，请由本单位另一位负责人审批。",
                     "",
                     {}};
    }
    progress.state = SubmissionState::group_review;
    progress.approved_digest = progress.digest;
    return {};
}

Result<void> accept_higher(Progress& progress, std::string const& path) {
    bool const above = path != progress.accepted_path && progress.accepted_path.starts_with(path);
    if (!above) return conflict("这份填报已经验收，不必再次验收。");
    progress.accepted_path = path;
    return {};
}

}  // namespace

Result<void> approve(Progress& progress, Approval const& approval) {
    if (progress.digest != approval.seen_digest) return unseen();
    switch (progress.state) {
        case SubmissionState::draft: return conflict("这份填报还没有提交，不能审核。");
        case SubmissionState::unit_review: return approve_for_unit(progress, approval);
        case SubmissionState::group_review: progress.state = SubmissionState::office_review; return {};
        case SubmissionState::office_review:
            progress.state = SubmissionState::accepted;
            progress.accepted_path = approval.path;
            progress.reopened.clear();
            return {};
        case SubmissionState::accepted: return accept_higher(progress, approval.path);
    }
    return {};
}

Result<void> send_back(Progress& progress, Return const& back, std::vector<std::string> const& known_parts) {
    if (progress.state == SubmissionState::draft) return conflict("这份填报在填报单位手中，不必退回。");
    if (progress.state == SubmissionState::accepted)
        return conflict("这份填报已经验收；要退回，请先撤销验收。");
    if (trim(back.reason).empty())
        return missing("/reason", "请写明退回的理由：缺什么、错在哪里、应当怎样改。");
    if (back.parts.empty()) return missing("/parts", "请选择要重新填报的部分，其余部分保持不变。");
    for (auto const& part : back.parts) {
        if (!is_one_of(known_parts, part)) return missing("/parts", "没有这个部分，请刷新页面后重新选择。");
    }
    progress.state = SubmissionState::draft;
    progress.returned = true;
    progress.reopened = back.parts.size() == known_parts.size() ? std::vector<std::string>() : back.parts;
    progress.approved_digest.clear();
    return {};
}

Result<void> undo(Progress& progress, std::string_view reason, std::string_view path) {
    if (progress.state != SubmissionState::accepted) return conflict("这份填报还没有验收，不必撤销。");
    if (trim(reason).empty()) return missing("/reason", "请写明撤销验收的理由。");
    if (!progress.accepted_path.starts_with(path)) {
        return Error{ErrorCode::permission_denied, "上级已经验收这份填报，只有上级创建办可以撤销。", "", {}};
    }
    progress.state = SubmissionState::office_review;
    progress.accepted_path.clear();
    return {};
}

}  // namespace zs::campaign
