#pragma once

#include "api/router.h"

namespace zs::app {
class Application;
}

/// Each resource adds its endpoints to the table. `app` may be null when only the table is wanted (openapi).
namespace zs::api {

void add_session_endpoints(Router& router, app::Application* app);
void add_user_endpoints(Router& router, app::Application* app);
void add_import_endpoints(Router& router, app::Application* app);
void add_catalogue_endpoints(Router& router, app::Application* app);
void add_item_endpoints(Router& router, app::Application* app);
void add_finding_endpoints(Router& router, app::Application* app);
void add_lint_endpoints(Router& router, app::Application* app);
void add_unit_endpoints(Router& router, app::Application* app);
void add_export_endpoints(Router& router, app::Application* app);
void add_task_endpoints(Router& router, app::Application* app);
void add_deadline_endpoints(Router& router, app::Application* app);
void add_ledger_endpoints(Router& router, app::Application* app);
void add_search_endpoints(Router& router, app::Application* app);
void add_version_endpoints(Router& router, app::Application* app);
void add_overlay_endpoints(Router& router, app::Application* app);
void add_organisation_endpoints(Router& router, app::Application* app);
void add_membership_endpoints(Router& router, app::Application* app);
void add_hand_over_endpoints(Router& router, app::Application* app);
void add_evidence_endpoints(Router& router, app::Application* app);
void add_figure_endpoints(Router& router, app::Application* app);
void add_upload_endpoints(Router& router, app::Application* app);
void add_campaign_endpoints(Router& router, app::Application* app);
void add_assignment_endpoints(Router& router, app::Application* app);
void add_effect_endpoints(Router& router, app::Application* app);
void add_feed_endpoints(Router& router, app::Application* app);
void add_people_import_endpoints(Router& router, app::Application* app);
void add_submission_endpoints(Router& router, app::Application* app);
void add_review_endpoints(Router& router, app::Application* app);
void add_problem_endpoints(Router& router, app::Application* app);
void add_dashboard_endpoints(Router& router, app::Application* app);
void add_message_endpoints(Router& router, app::Application* app);
void add_system_endpoints(Router& router, app::Application* app);

/// All of them.
void add_endpoints(Router& router, app::Application* app);

}  // namespace zs::api
