#include "api/body_sinks.h"
#include "api/endpoints.h"
#include "api/submission_types.h"
#include "app/application.h"

namespace zs::api {
namespace {

using campaign::Right;

Result<MyTaskList> my_tasks(app::Application& app, MyTaskQuery const& query, Call& call) {
    ASSIGN_OR_RETURN(auto list, app.my_tasks().list(query.part, page_request(query), call.caller));
    auto const& c = list.counts;
    MyTaskList out{list.page.total,
                   list.page.offset,
                   list.page.limit,
                   {c.to_do, c.returned, c.overdue, c.due_soon, c.filed, c.done},
                   {}};
    for (auto& task : list.page.rows)
        out.rows.push_back(to_wire(std::move(task)));
    return out;
}

void add_writing(Router& router, app::Application* app) {
    router
        .put<SubmissionDraft, Submission>(
            "/api/submissions/{id}", "Keep what is written; an approval of other content is voided",
            Access::reader,
            [app](SubmissionDraft const& in, Call& call) {
                return answered(app->submissions().save(call.id<SubmissionId>(),
                                                        {in.revision, from_wire(in.content)}, call.caller));
            })
        .in_shared_commit()
        .needs(Right::file, "submission");
    router
        .post<SeenDigest, Submission>(
            "/api/submissions/{id}/filing", "Hand a submission to the leader of the unit", Access::reader,
            [app](SeenDigest const& in, Call& call) {
                return answered(app->submissions().file(call.id<SubmissionId>(), in.digest, call.caller));
            })
        .in_shared_commit()
        .needs(Right::file, "submission");
    router
        .post<EvidenceOfPart, Submission>(
            "/api/submissions/{id}/evidence", "Let evidence answer a part", Access::reader,
            [app](EvidenceOfPart const& in, Call& call) {
                return answered(
                    app->submissions().link(call.id<SubmissionId>(), {in.evidence_id, in.part}, call.caller));
            })
        .in_shared_commit()
        .needs(Right::file, "submission");
    router
        .post<EvidenceOfPart, Submission>(
            "/api/submissions/{id}/evidence_removals", "Take evidence off a part; the evidence stays",
            Access::reader,
            [app](EvidenceOfPart const& in, Call& call) {
                return answered(app->submissions().unlink(call.id<SubmissionId>(), {in.evidence_id, in.part},
                                                          call.caller));
            })
        .in_shared_commit()
        .needs(Right::file, "submission");
}

void add_table(Router& router, app::Application* app) {
    constexpr std::uint64_t kMaxBytes = 8U << 20;
    auto& route = router.upload<TableQuery, TableOfFile, MemorySink>(
        "/api/submissions/{id}/table", "Rows of an office file, for a list or table; nothing is kept",
        Access::reader, kMaxBytes,
        [app](TableQuery const&, Call& call) -> Result<std::unique_ptr<MemorySink>> {
            RETURN_IF_ERROR(app->filed_tables().check(call.id<SubmissionId>(), call.caller));
            return std::make_unique<MemorySink>();
        },
        [app](TableQuery const& query, MemorySink& sink, Call&) -> Result<TableOfFile> {
            ASSIGN_OR_RETURN(auto rows,
                             app->filed_tables().rows(sink.bytes, query.file_name.value_or("table.xlsx")));
            return TableOfFile{std::move(rows)};
        });
    route.needs(Right::file, "submission");
    route.status = 200;
}

}  // namespace

void add_submission_endpoints(Router& router, app::Application* app) {
    router.get<MyTaskQuery, MyTaskList>(
        "/api/my/tasks", "What the caller has to file, with the working days that are left", Access::reader,
        [app](MyTaskQuery const& query, Call& call) { return my_tasks(*app, query, call); });
    router
        .post<SubmissionStart, Submission>(
            "/api/submissions", "The submission that answers an assignment; begun if there is none",
            Access::reader,
            [app](SubmissionStart const& in, Call& call) {
                return answered(app->submissions().open(in.assignment_id, call.caller));
            })
        .in_shared_commit()
        .needs(Right::file, "assignment", "body/assignment_id");
    router
        .get<Nothing, Submission>(
            "/api/submissions/{id}", "A submission with its form, checks and reviews", Access::reader,
            [app](Nothing const&, Call& call) {
                return answered(app->submissions().find(call.id<SubmissionId>(), call.caller));
            })
        .needs(Right::see, "submission");
    router
        .get<Nothing, RowsOf<SubmissionEdition>>(
            "/api/submissions/{id}/editions", "What was filed, each time, newest first", Access::reader,
            [app](Nothing const&, Call& call) -> Result<RowsOf<SubmissionEdition>> {
                ASSIGN_OR_RETURN(auto editions,
                                 app->submissions().editions(call.id<SubmissionId>(), call.caller));
                RowsOf<SubmissionEdition> out;
                for (auto& edition : editions)
                    out.rows.push_back(to_wire(std::move(edition)));
                return out;
            })
        .needs(Right::see, "submission");
    add_writing(router, app);
    add_table(router, app);
}

}  // namespace zs::api
