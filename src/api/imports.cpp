#include "api/body_sinks.h"
#include "api/endpoints.h"
#include "api/import_types.h"
#include "api/page_types.h"
#include "app/application.h"
#include "app/file_kinds.h"
#include "base/limits.h"

namespace zs::api {

namespace {

Result<std::unique_ptr<FileSink>> open_upload(app::Application& app, ImportQuery const& query) {
    if (!query.file_name) return Error{ErrorCode::invalid_input, "请给出文件名", "?file_name", {}};
    auto sink = std::make_unique<FileSink>();
    sink->file = app.imports().begin_upload();
    return sink;
}

}  // namespace

Import to_wire(app::Import&& import) {
    return {import.id,
            std::move(import.file_name),
            import.size_bytes,
            import.state,
            import.progress,
            std::move(import.error),
            import.catalogue_id,
            std::move(import.created_at),
            std::move(import.created_by),
            import.base_id};
}

void add_import_endpoints(Router& router, app::Application* app) {
    router.upload<ImportQuery, Import, FileSink>(
        "/api/imports", "Upload a document; it is read in the background", Access::editor,
        Limits{}.max_file_bytes, [app](ImportQuery const& query, Call&) { return open_upload(*app, query); },
        [app](ImportQuery const& query, FileSink& sink, Call& call) -> Result<Import> {
            ASSIGN_OR_RETURN(auto import,
                             app->imports().enqueue(*query.file_name, *sink.file, call.caller, query.base));
            return to_wire(std::move(import));
        });
    router.get<Nothing, RowsOf<FileKind>>(
        "/api/file_kinds", "What kinds of files can be imported here, and what to install for the others",
        Access::reader, [](Nothing const&, Call&) -> Result<RowsOf<FileKind>> {
            RowsOf<FileKind> wire;
            for (auto& kind : app::file_kinds())
                wire.rows.push_back({std::move(kind.name), std::move(kind.extensions), kind.works,
                                     std::move(kind.through), std::move(kind.packages)});
            return wire;
        });
    router.get<PageQuery, PageOf<Import>>("/api/imports", "Uploaded documents, newest first", Access::reader,
                                          [app](PageQuery const& query, Call&) -> Result<PageOf<Import>> {
                                              ASSIGN_OR_RETURN(auto page,
                                                               app->imports().list(page_request(query)));
                                              return to_wire_page<Import>(std::move(page), to_wire);
                                          });
    router.get<Nothing, Import>("/api/imports/{id}", "One upload and how far it is", Access::reader,
                                [app](Nothing const&, Call& call) -> Result<Import> {
                                    ASSIGN_OR_RETURN(auto import, app->imports().find(call.id<ImportId>()));
                                    return to_wire(std::move(import));
                                });
}

}  // namespace zs::api
