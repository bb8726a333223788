#include "api/people_import_types.h"

#include "api/endpoints.h"
#include "app/application.h"

namespace zs::api {

namespace {

constexpr std::uint64_t kMaxTableBytes = 8U << 20;

/// A table of people is small: kept in memory, read in the confined child.
struct TableSink final : ByteSink {
    std::string bytes;

    Result<void> write(std::string_view piece) override {
        bytes += piece;
        return {};
    }
};

Result<JurisdictionId> place_of(PeopleImportQuery const& query) {
    if (!query.jurisdiction_id) return Error{ErrorCode::invalid_input, "请给出地区", "?jurisdiction_id", {}};
    return *query.jurisdiction_id;
}

Result<std::unique_ptr<TableSink>> open_table(app::Application& app, PeopleImportQuery const& query,
                                              Call& call) {
    ASSIGN_OR_RETURN(auto const place, place_of(query));
    RETURN_IF_ERROR(app.people_import().check(place, call.caller));
    return std::make_unique<TableSink>();
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

Result<PeopleReport> import(app::Application& app, PeopleImportQuery const& query, TableSink& sink,
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
    auto& route = router.upload<PeopleImportQuery, PeopleReport, TableSink>(
        "/api/organisations/import", "Units and people from a table, tried or carried out", Access::reader,
        kMaxTableBytes,
        [app](PeopleImportQuery const& query, Call& call) { return open_table(*app, query, call); },
        [app](PeopleImportQuery const& query, TableSink& sink, Call& call) {
            return import(*app, query, sink, call);
        });
    route.needs(campaign::Right::manage, "jurisdiction", "query/jurisdiction_id");
    route.status = 200;
    route.holds_secret = true;
    router.download<Nothing>("/api/organisations/import/template",
                             "An empty table of units and people to fill in", Access::reader,
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             [app](Nothing const&, Call&) -> Result<Download> {
                                 ASSIGN_OR_RETURN(auto file, app::people_template(app->files().folder()));
                                 Download out;
                                 out.file_name = std::move(file.file_name);
                                 out.media_type = std::move(file.media_type);
                                 out.content = std::move(file.content);
                                 out.size_bytes = file.size_bytes;
                                 return out;
                             });
}

}  // namespace zs::api
