#pragma once

#include "api/router.h"

namespace zs::app {
struct Reporting;
}

/// `reporting` may be null when only the table is wanted (openapi).
namespace zs::api {

void add_report_endpoints(Router& router, app::Reporting* reporting);
void add_campaign_export_endpoints(Router& router, app::Reporting* reporting);

}  // namespace zs::api
