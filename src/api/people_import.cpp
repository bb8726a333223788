#include "api/people_import_types.h"

#include "api/body_sinks.h"
#include "api/endpoints.h"
#include "api/file_answer.h"
#include "app/application.h"

namespace zs::api {

namespace {

constexpr std::uint64_t kMaxTableBytes = 8U << 20;

Result<JurisdictionId> place_of(PeopleImportQuery const& query) {
    if (!query.jurisdiction_id) return Error{ErrorCode::invalid_input, "请给出地区", "?jurisdiction_id", {}};
    return *query.jurisdiction_id;
}

Result<std::unique_ptr<MemorySink>> open_table(app::Application& app, PeopleImportQuery const& query,
                                               Call& call) {
    ASSIGN_OR_RETURN(auto const place, place_of(query));
    RETURN_IF_ERROR(app.people_import().check(place, call.caller));
    return std::make_unique<MemorySink>();
}

PeopleReport report_to_wire(app::PeopleReport&& report) {
    PeopleReport out{
        {}, report.carried_out, report.organisations_made, report.memberships_made, report.faults};
    for (auto& row : report.rows) {
        out.rows.push_back({row.row, std::move(row.organisation), row.organisation_outcome,
                            std::move(row.display_name), std::move(row.user_name), row.role,
                            row.person_outcome, row.fresh_account, std::move(row.password),
                            std::move(row.message)});
    }
    return out;
}

Result<PeopleReport> import(app::Application& app, PeopleImportQuery const& query, MemorySink& sink,
                            Call& call) {
    ASSIGN_OR_RETURN(auto const place, place_of(query));
    auto const name = query.file_name.value_or("people.xlsx");
    auto& people = app.people_import();
    ASSIGN_OR_RETURN(auto report, query.carry_out.value_or(false)
                                      ? people.carry_out(place, name, sink.bytes, call.caller)
                                      : people.dry_run(place, name, sink.bytes, call.caller));
    return report_to_wire(std::move(report));
}

}  // namespace

void add_people_import_endpoints(Router& router, app::Application* app) {
    auto& route = router.upload<PeopleImportQuery, PeopleReport, MemorySink>(
        "/api/organisations/import", "Units and people from a table, tried or carried out", Access::reader,
        kMaxTableBytes,
        [app](PeopleImportQuery const& query, Call& call) { return open_table(*app, query, call); },
        [app](PeopleImportQuery const& query, MemorySink& sink, Call& call) {
            return import(*app, query, sink, call);
        });
    route.needs(campaign::Right::manage, "jurisdiction", "query/jurisdiction_id");
    route.status = 200;
    route.holds_secret = true;
    router.download<Nothing>("/api/organisations/import/template",
                             "An empty table of units and people to fill in", Access::reader, app::kXlsxType,
                             [app](Nothing const&, Call&) -> Result<Download> {
                                 ASSIGN_OR_RETURN(auto file, app::people_template(app->files().folder()));
                                 return to_download(std::move(file));
                             });
}

}  // namespace zs::api
