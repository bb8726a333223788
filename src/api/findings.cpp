#include "api/endpoints.h"
#include "api/finding_types.h"
#include "api/page_types.h"
#include "app/application.h"
#include "app/corrections.h"
#include "lint/outcome.h"

namespace zs::api {

Finding to_wire(app::Finding&& f) {
    auto text = lint::rule_text(f.content.rule);
    auto const corrects = app::corrects(f.content.rule);
    return {f.id,
            f.catalogue_id,
            std::move(f.content.rule),
            f.content.severity,
            std::move(f.content.list),
            std::move(f.content.number),
            f.item_id,
            std::move(f.content.message),
            std::move(f.content.correction),
            corrects,
            std::move(text.name),
            std::move(text.advice),
            std::move(f.content.source),
            f.state,
            std::move(f.reason),
            std::move(f.decided_by),
            std::move(f.decided_at)};
}

void add_finding_endpoints(Router& router, app::Application* app) {
    router.get<FindingQuery, PageOf<Finding>>(
        "/api/catalogues/{id}/findings", "What was doubtful in a catalogue", Access::reader,
        [app](FindingQuery const& query, Call& call) -> Result<PageOf<Finding>> {
            app::FindingFilter const filter{call.id<CatalogueId>(), query.severity, query.state};
            ASSIGN_OR_RETURN(auto page, app->findings().list(filter, page_request(query)));
            return to_wire_page<Finding>(std::move(page), to_wire);
        });
    router.patch<FindingDecision, Finding>(
        "/api/findings/{id}", "Settle or dismiss a finding, or open it again", Access::editor,
        [app](FindingDecision const& in, Call& call) -> Result<Finding> {
            ASSIGN_OR_RETURN(auto finding,
                             app->findings().decide(call.id<FindingId>(), in.state, in.reason, call.caller));
            return to_wire(std::move(finding));
        });
    router.patch<FindingsDecision, Changed>(
        "/api/catalogues/{id}/findings", "The same decision for many findings of a catalogue, all or none",
        Access::editor, [app](FindingsDecision const& in, Call& call) -> Result<Changed> {
            ASSIGN_OR_RETURN(auto const count,
                             app->findings().decide_all(call.id<CatalogueId>(), in.finding_ids, in.state,
                                                        in.reason, call.caller));
            return Changed{count};
        });
    router.post<Nothing, Finding>("/api/findings/{id}/apply", "Put the proposed correction into the item",
                                  Access::editor, [app](Nothing const&, Call& call) -> Result<Finding> {
                                      ASSIGN_OR_RETURN(auto finding, app->findings().apply_correction(
                                                                         call.id<FindingId>(), call.caller));
                                      return to_wire(std::move(finding));
                                  });
}

}  // namespace zs::api
