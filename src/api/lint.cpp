#include "api/endpoints.h"
#include "api/lint_types.h"
#include "api/page_types.h"
#include "app/application.h"

namespace zs::api {

LintRule to_wire(app::RuleState&& state) {
    return {std::move(state.rule),
            std::move(state.name),
            std::move(state.why),
            std::move(state.advice),
            state.severity,
            state.open_count,
            state.finding_count,
            state.off,
            std::move(state.reason),
            std::move(state.decided_by),
            std::move(state.decided_at)};
}

void add_lint_endpoints(Router& router, app::Application* app) {
    router.get<Nothing, RowsOf<LintRule>>(
        "/api/catalogues/{id}/lint_rules", "The rules of lint, what each found, and which are switched off",
        Access::reader, [app](Nothing const&, Call& call) -> Result<RowsOf<LintRule>> {
            ASSIGN_OR_RETURN(auto states, app->lint_rules().list(call.id<CatalogueId>()));
            RowsOf<LintRule> wire;
            for (auto& state : states)
                wire.rows.push_back(to_wire(std::move(state)));
            return wire;
        });
    router.put<LintSwitch, LintRule>(
        "/api/catalogues/{id}/lint_rules", "Switch a rule off for this catalogue, with a reason, or on again",
        Access::editor, [app](LintSwitch const& in, Call& call) -> Result<LintRule> {
            ASSIGN_OR_RETURN(auto state, app->lint_rules().set(call.id<CatalogueId>(), in.rule, in.off,
                                                               in.reason, call.caller));
            return to_wire(std::move(state));
        });
    router.post<Nothing, LintRun>(
        "/api/catalogues/{id}/lint", "Run the rules again over the draft as it is now", Access::editor,
        [app](Nothing const&, Call& call) -> Result<LintRun> {
            ASSIGN_OR_RETURN(auto open, app->lint_rules().run_again(call.id<CatalogueId>(), call.caller));
            return LintRun{open};
        });
}

}  // namespace zs::api
