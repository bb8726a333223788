#include "api/endpoints.h"
#include "api/file_answer.h"
#include "api/system_types.h"
#include "app/application.h"

namespace zs::api {

void add_export_endpoints(Router& router, app::Application* app) {
    router.download<ExportQuery>(
        "/api/catalogues/{id}/export", "The catalogue as a file: xlsx (without a format given), csv or json",
        Access::reader, "application/octet-stream",
        [app](ExportQuery const& query, Call& call) -> Result<Download> {
            auto const format = query.format.value_or(app::ExportFormat::xlsx);
            ASSIGN_OR_RETURN(auto file, app->exports().catalogue_file(call.id<CatalogueId>(), format));
            return to_download(std::move(file));
        });
    router.download<TaskSheetQuery>(
        "/api/units/{id}/task_sheet", "What one unit leads and answers for, as .docx", Access::reader,
        app::kDocxType, [app](TaskSheetQuery const& query, Call& call) -> Result<Download> {
            if (!query.catalogue_id) {
                return Error{ErrorCode::invalid_input, "请给出指标体系的编号", "?catalogue_id", {}};
            }
            ASSIGN_OR_RETURN(auto file, app->exports().task_sheet(call.id<UnitId>(), *query.catalogue_id));
            return to_download(std::move(file));
        });
}

}  // namespace zs::api
