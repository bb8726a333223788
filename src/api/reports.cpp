#include "api/body_sinks.h"
#include "api/report_endpoints.h"
#include "api/report_types.h"
#include "app/report_fields.h"
#include "app/reporting.h"

namespace zs::api {
namespace {

using campaign::Right;

Result<Report> overview(app::Reporting& app, ReportQuery const& query, Call& call) {
    store::ExportOptions options;
    options.since = query.since;
    options.until = query.until;
    ASSIGN_OR_RETURN(auto found, app.reports.overview(call.id<CampaignId>(), options, call.caller));
    Report out;
    for (auto& one : found.values)
        out.values.push_back(
            {std::move(one.name), std::move(one.meaning), std::move(one.value), one.counted});
    for (auto& one : found.lists) {
        ReportList list{std::move(one.name), std::move(one.meaning), {}};
        for (auto& column : one.columns)
            list.columns.push_back({std::move(column.name), std::move(column.meaning)});
        out.lists.push_back(std::move(list));
    }
    out.words = std::move(found.notes.words);
    out.revision = found.notes.revision;
    out.edited_by = std::move(found.notes.edited_by);
    out.edited_at = std::move(found.notes.edited_at);
    out.drafted = std::move(found.drafted);
    out.may_manage = found.may_manage;
    return out;
}

Result<ReportRows> rows_behind(app::Reporting& app, ReportRowQuery const& query, Call& call) {
    store::ExportOptions options;
    options.since = query.since;
    options.until = query.until;
    ASSIGN_OR_RETURN(auto found,
                     app.reports.rows_behind(call.id<CampaignId>(), options, query.field.value_or(""),
                                             page_request(query), call.caller));
    ReportRows out{std::move(found.columns), {}};
    for (auto& row : found.rows)
        out.rows.push_back({std::move(row.cells), row.assignment_id, row.problem_id, row.organisation_id});
    return out;
}

ReportTemplate template_wire(app::TemplateView&& view) {
    ReportTemplate out{view.kind, std::string(app::export_name(view.kind)), view.own.has_value(), {}, {}, {},
                       {}};
    if (!view.own) return out;
    out.file_name = std::move(view.own->file_name);
    out.size_bytes = view.own->size_bytes;
    out.made_by = std::move(view.own->made_by);
    out.made_at = std::move(view.own->made_at);
    return out;
}

Result<store::ExportKind> kind_of(ReportTemplateQuery const& query) {
    if (!query.kind) return Error{ErrorCode::invalid_input, "请说明是哪一种报表的模板", "?kind", {}};
    return *query.kind;
}

Result<Download> template_file(app::Reporting& app, ReportTemplateQuery const& query, Call& call) {
    ASSIGN_OR_RETURN(auto file, app.templates.file(call.id<CampaignId>(), query.kind, call.caller));
    Download out;
    out.file_name = std::move(file.file_name);
    out.media_type = "application/octet-stream";
    out.text = std::move(file.bytes);
    return out;
}

void add_templates(Router& router, app::Reporting* app) {
    router
        .get<Nothing, RowsOf<ReportTemplate>>(
            "/api/campaigns/{id}/report_templates", "The templates of reports, and whose they are",
            Access::reader,
            [app](Nothing const&, Call& call) -> Result<RowsOf<ReportTemplate>> {
                ASSIGN_OR_RETURN(auto found, app->templates.list(call.id<CampaignId>(), call.caller));
                RowsOf<ReportTemplate> out;
                for (auto& view : found)
                    out.rows.push_back(template_wire(std::move(view)));
                return out;
            })
        .needs(Right::see, "report");
    router
        .download<ReportTemplateQuery>(
            "/api/campaigns/{id}/report_templates/content", "The template that a report is made from",
            Access::reader, "application/octet-stream",
            [app](ReportTemplateQuery const& query, Call& call) { return template_file(*app, query, call); })
        .needs(Right::see, "report");
    auto& upload = router.upload<ReportTemplateQuery, ReportTemplate, MemorySink>(
        "/api/campaigns/{id}/report_templates", "Put another template in place of the one there is",
        Access::reader, app::kMaxTemplateBytes,
        [app](ReportTemplateQuery const&, Call& call) -> Result<std::unique_ptr<MemorySink>> {
            RETURN_IF_ERROR(app->templates.check(call.id<CampaignId>(), call.caller));
            return std::make_unique<MemorySink>();
        },
        [app](ReportTemplateQuery const& query, MemorySink& sink, Call& call) -> Result<ReportTemplate> {
            ASSIGN_OR_RETURN(auto const kind, kind_of(query));
            ASSIGN_OR_RETURN(auto view, app->templates.put(call.id<CampaignId>(), kind,
                                                           query.file_name.value_or("template.docx"),
                                                           sink.bytes, call.caller));
            return template_wire(std::move(view));
        });
    upload.needs(Right::manage, "report");
    upload.status = 200;
    router
        .post<ReportTemplateReset, Nothing>(
            "/api/campaigns/{id}/report_templates/reset", "Back to the template that comes with the program",
            Access::reader,
            [app](ReportTemplateReset const& in, Call& call) -> Result<Nothing> {
                RETURN_IF_ERROR(app->templates.reset(call.id<CampaignId>(), in.kind, call.caller));
                return Nothing{};
            })
        .needs(Right::manage, "report");
}

}  // namespace

void add_report_endpoints(Router& router, app::Reporting* app) {
    router
        .get<ReportQuery, Report>(
            "/api/campaigns/{id}/report", "What reports are made from: numbers, lists, words", Access::reader,
            [app](ReportQuery const& query, Call& call) { return overview(*app, query, call); })
        .needs(Right::see, "report");
    router
        .get<ReportRowQuery, ReportRows>(
            "/api/campaigns/{id}/report/rows", "What a number of the reports counts, row by row",
            Access::reader,
            [app](ReportRowQuery const& query, Call& call) { return rows_behind(*app, query, call); })
        .needs(Right::see, "report");
    router
        .put<ReportWordsChange, SavedReportWords>(
            "/api/campaigns/{id}/report/words", "What people write for the reports", Access::reader,
            [app](ReportWordsChange const& in, Call& call) -> Result<SavedReportWords> {
                ASSIGN_OR_RETURN(
                    auto saved, app->reports.save(call.id<CampaignId>(), in.words, in.revision, call.caller));
                return SavedReportWords{std::move(saved.words), saved.revision};
            })
        .needs(Right::manage, "report");
    add_templates(router, app);
}

}  // namespace zs::api
