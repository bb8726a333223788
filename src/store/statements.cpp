#include <array>

#include "store/assignment_store.h"
#include "store/audit_log.h"
#include "store/campaign_store.h"
#include "store/catalogue_store.h"
#include "store/channel_store.h"
#include "store/content_store.h"
#include "store/duty_store.h"
#include "store/evidence_link_store.h"
#include "store/evidence_store.h"
#include "store/export_store.h"
#include "store/feed_store.h"
#include "store/figure_store.h"
#include "store/finding_store.h"
#include "store/import_store.h"
#include "store/item_store.h"
#include "store/jurisdiction_store.h"
#include "store/ledger_store.h"
#include "store/lint_switch_store.h"
#include "store/membership_store.h"
#include "store/message_store.h"
#include "store/organisation_store.h"
#include "store/overlay_store.h"
#include "store/pack_store.h"
#include "store/plan_store.h"
#include "store/problem_store.h"
#include "store/relation_store.h"
#include "store/report_store.h"
#include "store/request_store.h"
#include "store/schema.h"
#include "store/session_store.h"
#include "store/source_store.h"
#include "store/submission_store.h"
#include "store/tally_store.h"
#include "store/task_store.h"
#include "store/unit_store.h"
#include "store/upload_store.h"
#include "store/user_store.h"

namespace zs::store {

std::span<std::span<std::string_view const> const> all_statements() {
    static std::array const kAll = {
        DutyStore::statements(),         EvidenceLinkStore::statements(), ProblemStore::statements(),
        SubmissionStore::statements(),   AuditLog::statements(),          CatalogueStore::statements(),
        FindingStore::statements(),      ImportStore::statements(),       ItemStore::statements(),
        SessionStore::statements(),      SourceStore::statements(),       LintSwitchStore::statements(),
        TaskStore::statements(),         UnitStore::statements(),         UserStore::statements(),
        JurisdictionStore::statements(), MembershipStore::statements(),   OrganisationStore::statements(),
        PlanStore::statements(),         RelationStore::statements(),     OverlayStore::statements(),
        ContentStore::statements(),      EvidenceStore::statements(),     UploadStore::statements(),
        FigureStore::statements(),       RequestStore::statements(),      CampaignStore::statements(),
        FeedStore::statements(),         AssignmentStore::statements(),   MessageStore::statements(),
        ChannelStore::statements(),      LedgerStore::statements(),       TallyStore::statements(),
        ReportStore::statements(),       ExportStore::statements(),       PackStore::statements(),
    };
    return kAll;
}

}  // namespace zs::store
