#include "api/endpoints.h"
#include "api/file_answer.h"
#include "api/problem_types.h"
#include "api/submission_types.h"
#include "app/application.h"

namespace zs::api {
namespace {

using campaign::Right;

template <class Query>
app::Problems::Wanted wanted_of(Query const& query) {
    return {query.campaign_id, query.organisation_id, query.state, query.unsettled.value_or(false),
            query.overdue.value_or(false)};
}

ProblemSummary wire_of(app::Problem&& p) {
    auto& g = p.progress;
    return {p.id,
            p.campaign_id,
            std::move(p.campaign_name),
            p.organisation_id,
            std::move(p.organisation_name),
            p.item_id,
            std::move(p.number),
            p.submission_id,
            p.source,
            std::move(p.title),
            std::move(p.detail),
            g.state,
            g.round,
            std::move(g.due_on),
            std::move(g.due_now),
            g.extension_pending,
            std::move(p.measure),
            std::move(p.responsible),
            std::move(p.raised_by),
            std::move(p.raised_at),
            std::move(p.closed_at),
            p.revision};
}

Rectification wire_of(store::Rectification&& r) {
    Rectification out{r.round,
                      std::move(r.measure),
                      std::move(r.responsible),
                      std::move(r.due_on),
                      std::move(r.outcome),
                      std::move(r.planned_by),
                      std::move(r.planned_at),
                      {},
                      {}};
    for (auto& m : r.milestones)
        out.milestones.push_back({m.id, std::move(m.title), std::move(m.due_on), std::move(m.done_at)});
    for (auto& e : r.extensions)
        out.extensions.push_back({std::move(e.due_before), std::move(e.until), std::move(e.reason),
                                  std::move(e.asked_by), std::move(e.asked_at), e.verdict,
                                  std::move(e.verdict_reason), std::move(e.decided_by),
                                  std::move(e.decided_at)});
    return out;
}

Result<Problem> answered(Result<app::ProblemView>&& view) {
    if (!view.ok()) return view.error();
    auto v = view.take();
    Problem out{wire_of(std::move(v.problem)),
                {},
                {},
                v.may_plan,
                v.may_report,
                v.may_extend,
                v.may_decide_extension,
                v.may_recheck,
                v.may_close,
                v.may_reopen};
    for (auto& round : v.rounds)
        out.rounds.push_back(wire_of(std::move(round)));
    for (auto& s : v.steps)
        out.steps.push_back(
            {s.round, s.event, std::move(s.note), std::move(s.user_name), std::move(s.happened_at)});
    return out;
}

void add_unit_steps(Router& router, app::Application* app) {
    router
        .post<RectificationPlan, Problem>(
            "/api/problems/{id}/plan", "How a problem will be put right, by whom, by when", Access::reader,
            [app](RectificationPlan const& in, Call& call) {
                app::Problems::Plan plan{in.measure, in.responsible, in.due_on, {}};
                for (auto const& m : in.milestones)
                    plan.milestones.push_back({{}, m.title, m.due_on, {}});
                return answered(app->problems().plan(call.id<ProblemId>(), plan, call.caller));
            })
        .in_shared_commit()
        .needs(Right::file, "problem");
    router
        .post<Nothing, Problem>("/api/problems/{id}/milestones/{milestone}/done", "A milestone is reached",
                                Access::reader,
                                [app](Nothing const&, Call& call) {
                                    return answered(app->problems().finish_milestone(
                                        call.id<ProblemId>(), call.id<store::MilestoneId>(1), call.caller));
                                })
        .in_shared_commit()
        .needs(Right::file, "problem");
    router
        .post<ExtensionRequest, Problem>("/api/problems/{id}/extension", "Ask for more time", Access::reader,
                                         [app](ExtensionRequest const& in, Call& call) {
                                             return answered(app->problems().ask_extension(
                                                 call.id<ProblemId>(), {in.until, in.reason}, call.caller));
                                         })
        .in_shared_commit()
        .needs(Right::file, "problem");
    router
        .post<ProblemOutcome, Problem>(
            "/api/problems/{id}/outcome", "Report that a problem is put right", Access::reader,
            [app](ProblemOutcome const& in, Call& call) {
                return answered(app->problems().report_done(call.id<ProblemId>(), in.outcome, call.caller));
            })
        .in_shared_commit()
        .needs(Right::file, "problem");
}

void add_decisions(Router& router, app::Application* app) {
    router
        .post<ExtensionDecision, Problem>("/api/problems/{id}/extension_decision",
                                          "Grant or refuse more time", Access::reader,
                                          [app](ExtensionDecision const& in, Call& call) {
                                              return answered(app->problems().decide_extension(
                                                  call.id<ProblemId>(), in.verdict, in.reason, call.caller));
                                          })
        .in_shared_commit()
        .needs(Right::decide, "problem");
    router
        .post<Recheck, Problem>("/api/problems/{id}/recheck",
                                "Look again, by somebody who took no part in putting it right",
                                Access::reader,
                                [app](Recheck const& in, Call& call) {
                                    return answered(app->problems().recheck(call.id<ProblemId>(), in.passed,
                                                                            in.reason, call.caller));
                                })
        .in_shared_commit()
        .needs(Right::inspect, "problem");
    router
        .post<Reason, Problem>(
            "/api/problems/{id}/closing", "Close a problem", Access::reader,
            [app](Reason const& in, Call& call) {
                return answered(app->problems().close(call.id<ProblemId>(), in.reason, call.caller));
            })
        .in_shared_commit()
        .needs(Right::decide, "problem");
    router
        .post<Reason, Problem>(
            "/api/problems/{id}/reopening", "Open a problem again", Access::reader,
            [app](Reason const& in, Call& call) {
                return answered(app->problems().reopen(call.id<ProblemId>(), in.reason, call.caller));
            })
        .in_shared_commit()
        .needs(Right::inspect, "problem");
}

}  // namespace

void add_problem_endpoints(Router& router, app::Application* app) {
    router
        .get<ProblemQuery, PageOf<ProblemSummary>>(
            "/api/problems", "Problems the caller may see, newest first", Access::reader,
            [app](ProblemQuery const& query, Call& call) -> Result<PageOf<ProblemSummary>> {
                ASSIGN_OR_RETURN(auto page,
                                 app->problems().list(wanted_of(query), page_request(query), call.caller));
                return to_wire_page<ProblemSummary>(std::move(page), wire_of);
            })
        .needs(Right::see, "problem", "list");
    router
        .post<NewProblem, Problem>(
            "/api/problems", "Raise a problem with a submission or an assignment", Access::reader,
            [app](NewProblem const& in, Call& call) {
                return answered(app->problems().raise(
                    {in.submission_id, in.assignment_id, in.source, in.title, in.detail, in.due_on},
                    call.caller));
            })
        .in_shared_commit()
        .status = 201;
    router.download<ProblemExportQuery>(
        "/api/problems/ledger", "The same as one sheet, .xlsx", Access::reader, app::kXlsxType,
        [app](ProblemExportQuery const& query, Call& call) -> Result<Download> {
            ASSIGN_OR_RETURN(auto file, app->problems().ledger(wanted_of(query), call.caller));
            return to_download(std::move(file));
        });
    router
        .get<Nothing, Problem>("/api/problems/{id}", "A problem with its rectification and history",
                               Access::reader,
                               [app](Nothing const&, Call& call) {
                                   return answered(app->problems().find(call.id<ProblemId>(), call.caller));
                               })
        .needs(Right::see, "problem");
    add_unit_steps(router, app);
    add_decisions(router, app);
}

}  // namespace zs::api
