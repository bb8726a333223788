#pragma once

#include <filesystem>
#include <memory>

#include "app/accounts.h"
#include "app/assignments.h"
#include "app/campaign_effects.h"
#include "app/campaigns.h"
#include "app/catalogues.h"
#include "app/channels.h"
#include "app/computed_figures.h"
#include "app/consistency.h"
#include "app/dashboard.h"
#include "app/data_place.h"
#include "app/deadline_reasons.h"
#include "app/deliveries.h"
#include "app/evidence_files.h"
#include "app/evidence_offers.h"
#include "app/exports.h"
#include "app/feeds.h"
#include "app/filed_tables.h"
#include "app/files.h"
#include "app/findings.h"
#include "app/hand_over.h"
#include "app/imports.h"
#include "app/inbox.h"
#include "app/items.h"
#include "app/ledger_measures.h"
#include "app/ledgers.h"
#include "app/lint_rules.h"
#include "app/memberships.h"
#include "app/my_tasks.h"
#include "app/organisations.h"
#include "app/overlays.h"
#include "app/people_import.h"
#include "app/problems.h"
#include "app/reminders.h"
#include "app/reviews.h"
#include "app/sessions.h"
#include "app/submissions.h"
#include "app/tasks.h"
#include "app/text_reader.h"
#include "app/units.h"
#include "app/uploads.h"
#include "app/versions.h"

namespace zs::app {

/// An installation opened: its database (migrated), its files, and the use cases over them.
/// `open` fails with unsupported if the database was written by a newer program, with unavailable if it
/// cannot be reached.
class Application {
  public:
    static Result<std::unique_ptr<Application>> open(DataPlace const& place, Clock const& clock);
    ~Application();

    store::Database& database();
    FileStore& files();
    Accounts& accounts();
    Sessions& sessions();
    Imports& imports();
    Catalogues& catalogues();
    Items& items();
    Findings& findings();
    LintRules& lint_rules();
    Units& units();
    Tasks& tasks();
    Deadlines& deadlines();
    Ledgers& ledgers();
    LedgerMeasures& ledger_measures();
    ComputedFigures& computed_figures();
    Exports& exports();
    Versions& versions();
    Overlays& overlays();
    Organisations& organisations();
    Memberships& memberships();
    HandOver& hand_over();
    Uploads& uploads();
    EvidenceFiles& evidence();
    EvidenceOffers& evidence_offers();
    Consistency& consistency();
    TextReader& text_reader();
    Campaigns& campaigns();
    Assignments& assignments();
    CampaignEffects& effects();
    Feeds& feeds();
    PeopleImport& people_import();
    MyTasks& my_tasks();
    Submissions& submissions();
    FiledTables& filed_tables();
    Reviews& reviews();
    Problems& problems();
    Dashboard& dashboard();
    Inbox& inbox();
    Channels& channels();
    Reminders& reminders();
    Deliveries& deliveries();

  private:
    struct Parts;
    explicit Application(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace zs::app
