#pragma once

#include "app/campaign_exports.h"
#include "app/report_templates.h"
#include "app/reports.h"

namespace zs::app {

/// The use cases of reports and of the files that leave a campaign, over an installation that is open.
struct Reporting {
    Reporting(store::Database& database, FileStore const& files, Clock const& clock);

    Reports reports;
    ReportTemplates templates;
    CampaignExports exports;
};

}  // namespace zs::app
