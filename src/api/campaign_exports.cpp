#include "api/campaign_export_types.h"
#include "api/report_endpoints.h"
#include "app/report_fields.h"
#include "app/reporting.h"

namespace zs::api {
namespace {

using campaign::Right;

Export export_wire(app::Export&& one) {
    return {one.id,
            one.campaign_id,
            one.kind,
            std::string(app::export_name(one.kind)),
            one.audience,
            one.state,
            one.percent,
            std::move(one.counts),
            one.row_count,
            std::move(one.file_name),
            one.size_bytes,
            std::move(one.sha256),
            std::move(one.sm3),
            std::move(one.problem),
            std::move(one.requester),
            std::move(one.created_at),
            std::move(one.finished_at)};
}

Result<Export> answered(Result<app::Export>&& found) {
    if (!found.ok()) return found.error();
    return export_wire(found.take());
}

Result<Download> content(app::Reporting& app, Call& call) {
    ASSIGN_OR_RETURN(auto file, app.exports.content(call.id<store::ExportId>(), call.caller));
    Download out;
    out.file_name = std::move(file.file_name);
    out.media_type = std::move(file.media_type);
    out.size_bytes = static_cast<std::uint64_t>(file.size_bytes);
    out.content = std::move(file.source);
    return out;
}

void add_single(Router& router, app::Reporting* app) {
    router
        .get<Nothing, Export>("/api/exports/{id}", "How far a file is, what it holds, its digests",
                              Access::reader,
                              [app](Nothing const&, Call& call) {
                                  return answered(app->exports.find(call.id<store::ExportId>(), call.caller));
                              })
        .needs(Right::manage, "export");
    router
        .download<Nothing>("/api/exports/{id}/content", "The file; parts of it by Range", Access::reader,
                           "application/octet-stream",
                           [app](Nothing const&, Call& call) { return content(*app, call); })
        .needs(Right::manage, "export");
    router
        .post<Nothing, Export>(
            "/api/exports/{id}/restart", "Make the file again", Access::reader,
            [app](Nothing const&, Call& call) {
                return answered(app->exports.restart(call.id<store::ExportId>(), call.caller));
            })
        .needs(Right::manage, "export");
}

}  // namespace

void add_campaign_export_endpoints(Router& router, app::Reporting* app) {
    router
        .post<NewExport, Export>(
            "/api/campaigns/{id}/exports", "Have a report, a table or the pack made", Access::reader,
            [app](NewExport const& in, Call& call) {
                return answered(app->exports.request(
                    call.id<CampaignId>(),
                    {in.kind,
                     in.audience,
                     {in.organisation_id, in.since, in.until, in.issue, in.all_filed.value_or(false)}},
                    call.caller));
            })
        .needs(Right::see, "report")
        .status = 202;
    router
        .get<ExportListQuery, PageOf<Export>>(
            "/api/campaigns/{id}/exports", "The files that were made, newest first", Access::reader,
            [app](ExportListQuery const& query, Call& call) -> Result<PageOf<Export>> {
                ASSIGN_OR_RETURN(auto page,
                                 app->exports.list(call.id<CampaignId>(), page_request(query), call.caller));
                return to_wire_page<Export>(std::move(page), export_wire);
            })
        .needs(Right::see, "report");
    add_single(router, app);
}

}  // namespace zs::api
