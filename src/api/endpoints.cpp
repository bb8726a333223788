#include "api/endpoints.h"

namespace zs::api {

void add_endpoints(Router& router, app::Application* app) {
    add_session_endpoints(router, app);
    add_user_endpoints(router, app);
    add_import_endpoints(router, app);
    add_catalogue_endpoints(router, app);
    add_item_endpoints(router, app);
    add_finding_endpoints(router, app);
    add_lint_endpoints(router, app);
    add_unit_endpoints(router, app);
    add_export_endpoints(router, app);
    add_task_endpoints(router, app);
    add_deadline_endpoints(router, app);
    add_ledger_endpoints(router, app);
    add_search_endpoints(router, app);
    add_version_endpoints(router, app);
    add_overlay_endpoints(router, app);
    add_organisation_endpoints(router, app);
    add_membership_endpoints(router, app);
    add_hand_over_endpoints(router, app);
    add_evidence_endpoints(router, app);
    add_figure_endpoints(router, app);
    add_upload_endpoints(router, app);
    add_campaign_endpoints(router, app);
    add_assignment_endpoints(router, app);
    add_effect_endpoints(router, app);
    add_feed_endpoints(router, app);
    add_people_import_endpoints(router, app);
    add_submission_endpoints(router, app);
    add_review_endpoints(router, app);
    add_problem_endpoints(router, app);
    add_dashboard_endpoints(router, app);
    add_message_endpoints(router, app);
    add_system_endpoints(router, app);
}

}  // namespace zs::api
