#include "api/endpoints.h"
#include "api/openapi.h"
#include "api/page_types.h"
#include "api/system_types.h"
#include "app/application.h"

namespace zs::api {

AuditEntry to_wire(app::AuditEntry&& entry) {
    return {entry.record.sequence,
            std::move(entry.record.at),
            std::move(entry.record.actor),
            std::move(entry.record.action),
            std::move(entry.record.subject),
            std::move(entry.summary),
            std::move(entry.record.chain_digest)};
}

void add_system_endpoints(Router& router, app::Application* app) {
    router.get<Nothing, Health>("/api/health", "Whether the server is up", Access::anyone,
                                [](Nothing const&, Call&) -> Result<Health> {
                                    return Health{"ok", ZS_VERSION};
                                });
    router.download<Nothing>("/api/openapi.json", "This description", Access::anyone, "application/json",
                             [&router](Nothing const&, Call&) -> Result<Download> {
                                 return Download{"", "application/json", {}, 0, openapi_document(router)};
                             });
    router.get<PageQuery, PageOf<AuditEntry>>(
        "/api/audit", "Who changed what, newest first", Access::administrator,
        [app](PageQuery const& query, Call&) -> Result<PageOf<AuditEntry>> {
            ASSIGN_OR_RETURN(auto page, app::audit_entries(app->database(), page_request(query)));
            return to_wire_page<AuditEntry>(std::move(page), to_wire);
        });
}

}  // namespace zs::api
