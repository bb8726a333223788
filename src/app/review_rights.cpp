#include "app/review_rights.h"

#include "app/messages.h"
#include "store/submission_store.h"

namespace zs::app {

using campaign::SubmissionState;

std::string deciding_path(Scope const& scope, Place const& place) {
    for (auto const& path : scope.reach(Right::decide).paths) {
        if (place.path.starts_with(path)) return path;
    }
    return "";
}

Result<void> require_review(store::Connection& connection, Caller const& who, Desk const& desk) {
    auto const state = desk.submission.progress.state;
    if (state == SubmissionState::draft)
        return Error{ErrorCode::conflict, "这份填报在填报单位手中，还没有提交，不能审核。", "", {}};
    RETURN_IF_ERROR(require(desk.scope, campaign::right_for(state), desk.place(), "填报"));
    bool const as_reviewer =
        state == SubmissionState::group_review && !desk.scope.may(Right::decide, desk.place());
    bool const of_another = as_reviewer && store::SubmissionStore(connection)
                                               .is_of_other_group(desk.submission.campaign_id,
                                                                  desk.submission.item_id, who.user_id);
    if (of_another)
        return Error{
            ErrorCode::permission_denied, "这项指标由另一个工作组审核，请交给该组同志处理。", "", {}};
    return {};
}

ReviewRights review_rights(store::Connection& connection, Caller const& who, Desk const& desk) {
    auto const& progress = desk.submission.progress;
    auto const path = deciding_path(desk.scope, desk.place());
    ReviewRights out;
    if (progress.state == SubmissionState::accepted) {
        bool const reaches = !path.empty() && progress.accepted_path.starts_with(path);
        out.undo = reaches;
        out.approve = reaches && path != progress.accepted_path;
        return out;
    }
    bool const may = require_review(connection, who, desk).ok();
    bool const own = who.user_id == progress.edited_by || who.user_id == progress.filed_by;
    bool const self = progress.state == SubmissionState::unit_review && own && !desk.campaign.self_approval;
    out.send_back = may;
    out.approve = may && !self;
    return out;
}

}  // namespace zs::app
