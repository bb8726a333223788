#include "api/deadline_types.h"
#include "api/endpoints.h"
#include "app/application.h"

namespace zs::api {

DeadlineReasons to_wire(app::DeadlineReasons&& reasons) {
    return {std::move(reasons.words),
            std::move(reasons.issued_on),
            std::move(reasons.due_on),
            std::move(reasons.dates),
            reasons.certain,
            std::move(reasons.about),
            std::move(reasons.article),
            reasons.working,
            std::move(reasons.act_by),
            std::move(reasons.today),
            reasons.days_left,
            reasons.working_days_left,
            std::move(reasons.counted_from),
            std::move(reasons.period),
            std::move(reasons.law),
            std::move(reasons.moved_from),
            reasons.provisional,
            std::move(reasons.skipped),
            std::move(reasons.rules),
            std::move(reasons.warnings)};
}

void add_deadline_endpoints(Router& router, app::Application* app) {
    router.get<DeadlineQuery, DeadlineReasons>(
        "/api/deadline_reasons",
        "Why a deadline is the day it is: every day that does not count, and the article behind it",
        Access::reader, [app](DeadlineQuery const& query, Call&) -> Result<DeadlineReasons> {
            ASSIGN_OR_RETURN(auto reasons,
                             app->deadlines().explain({query.task_id, query.item_id, query.due_on,
                                                       query.start, query.period, query.law, query.matter}));
            return to_wire(std::move(reasons));
        });
}

}  // namespace zs::api
