#include "api/endpoints.h"
#include "api/submission_types.h"
#include "app/application.h"

namespace zs::api {
namespace {

using campaign::Right;

Result<RowsOf<ApprovalOutcome>> approve_many(app::Application& app, ApprovalOfMany const& in, Call& call) {
    std::vector<app::Reviews::Candidate> candidates;
    for (auto const& one : in.submissions)
        candidates.push_back({one.id, one.digest});
    ASSIGN_OR_RETURN(auto outcomes, in.preview ? app.reviews().preview(candidates, call.caller)
                                               : app.reviews().approve_all(candidates, call.caller));
    RowsOf<ApprovalOutcome> out;
    for (auto& one : outcomes)
        out.rows.push_back({one.id, std::move(one.number), std::move(one.organisation_name), one.approved,
                            std::move(one.message), one.state, one.warning_count});
    return out;
}

void add_decisions(Router& router, app::Application* app) {
    router
        .post<Approval, Submission>(
            "/api/submissions/{id}/approval", "Take a submission one step further, as it was seen",
            Access::reader,
            [app](Approval const& in, Call& call) {
                return answered(app->reviews().approve(call.id<SubmissionId>(),
                                                       {in.digest, in.triage, in.note}, call.caller));
            })
        .in_shared_commit()
        .needs(Right::see, "submission");
    router
        .post<ReturnOfParts, Submission>(
            "/api/submissions/{id}/return", "Send parts back with a reason; the others stay closed",
            Access::reader,
            [app](ReturnOfParts const& in, Call& call) {
                return answered(
                    app->reviews().send_back(call.id<SubmissionId>(), {in.reason, in.parts}, call.caller));
            })
        .in_shared_commit()
        .needs(Right::see, "submission");
    router
        .post<Reason, Submission>(
            "/api/submissions/{id}/undoing", "Take an acceptance back, from above only", Access::reader,
            [app](Reason const& in, Call& call) {
                return answered(app->reviews().undo(call.id<SubmissionId>(), in.reason, call.caller));
            })
        .in_shared_commit()
        .needs(Right::decide, "submission");
    router.post<ApprovalOfMany, RowsOf<ApprovalOutcome>>(
        "/api/submission_approvals", "Approve many at once, or see first what that would come to",
        Access::reader, [app](ApprovalOfMany const& in, Call& call) { return approve_many(*app, in, call); });
}

}  // namespace

void add_review_endpoints(Router& router, app::Application* app) {
    router
        .get<SubmissionQuery, PageOf<SubmissionSummary>>(
            "/api/submissions", "Submissions the caller may see, those that wait longest first",
            Access::reader,
            [app](SubmissionQuery const& query, Call& call) -> Result<PageOf<SubmissionSummary>> {
                ASSIGN_OR_RETURN(auto page,
                                 app->reviews().queue({query.campaign_id, query.organisation_id, query.state,
                                                       query.waiting_since, query.waiting_until},
                                                      page_request(query), call.caller));
                return to_wire_page<SubmissionSummary>(std::move(page), to_wire);
            })
        .needs(Right::see, "submission", "list");
    add_decisions(router, app);
}

}  // namespace zs::api
