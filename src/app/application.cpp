#include "app/application.h"

#include "app/password.h"
#include "app/recognition.h"
#include "store/database.h"
#include "store/drivers/drivers.h"
#include "store/schema.h"

namespace zs::app {

struct Application::Parts {
    Parts(DataPlace const& place, Clock const& clock)
        : database(store::driver_for(place.location())),
          files(place.folder),
          accounts(database, hasher, clock),
          sessions(database, hasher, clock),
          imports(database, files, import_steps(), clock),
          catalogues(database, clock),
          items(database, clock),
          findings(database, clock),
          lint_rules(database, clock),
          units(database, clock),
          tasks(database),
          deadlines(database, clock),
          ledgers(database, files, run_ledger_job_confined, clock),
          ledger_measures(database, clock),
          computed_figures(database, clock),
          exports(database, files.folder(), clock),
          versions(database, files.folder(), clock),
          overlays(database, clock),
          organisations(database, clock),
          memberships(database, hasher, clock),
          hand_over(database, clock),
          text_reader(database, files, import_steps().read),
          uploads(database, files, clock, [this](store::ContentId id) { text_reader.add(id); }),
          evidence(database, files, clock),
          evidence_offers(database, clock),
          consistency(database, clock),
          campaigns(database, clock),
          assignments(database, clock),
          effects(database, clock),
          feeds(database, clock),
          people_import(database, hasher, import_steps().read, clock),
          my_tasks(database, clock),
          submissions(database, clock),
          filed_tables(database, import_steps().read, clock),
          reviews(database, clock),
          problems(database, files.folder(), clock),
          dashboard(database, clock),
          inbox(database, clock),
          channels(database, clock),
          reminders(database, clock),
          deliveries(database, reminders, Transport{}, clock) {}

    store::Database database;
    FileStore files;
    PasswordHasher hasher;
    Accounts accounts;
    Sessions sessions;
    Imports imports;
    Catalogues catalogues;
    Items items;
    Findings findings;
    LintRules lint_rules;
    Units units;
    Tasks tasks;
    Deadlines deadlines;
    Ledgers ledgers;
    LedgerMeasures ledger_measures;
    ComputedFigures computed_figures;
    Exports exports;
    Versions versions;
    Overlays overlays;
    Organisations organisations;
    Memberships memberships;
    HandOver hand_over;
    TextReader text_reader;
    Uploads uploads;
    EvidenceFiles evidence;
    EvidenceOffers evidence_offers;
    Consistency consistency;
    Campaigns campaigns;
    Assignments assignments;
    CampaignEffects effects;
    Feeds feeds;
    PeopleImport people_import;
    MyTasks my_tasks;
    Submissions submissions;
    FiledTables filed_tables;
    Reviews reviews;
    Problems problems;
    Dashboard dashboard;
    Inbox inbox;
    Channels channels;
    Reminders reminders;
    Deliveries deliveries;
};

namespace {

Result<void> open_database(store::Database& database, DataPlace const& place) {
    if (store::migrate(database) == store::SchemaOutcome::newer) {
        return Error{ErrorCode::unsupported,
                     "数据由更新版本的程序建立，请改用新版本程序打开。",
                     store::public_location(place.location()),
                     {}};
    }
    database.read([](store::Connection& connection) {
        store::prepare_all(connection);
        return 0;
    });
    return {};
}

}  // namespace

Result<std::unique_ptr<Application>> Application::open(DataPlace const& place, Clock const& clock) {
    std::error_code trouble;
    std::filesystem::create_directories(place.folder, trouble);
    if (trouble) {
        return Error{
            ErrorCode::invalid_input, "无法建立数据目录，请检查路径和权限。", place.folder.string(), {}};
    }
    // Names, password hashes and documents: nobody else on the machine should read them.
    std::filesystem::permissions(place.folder, std::filesystem::perms::owner_all, trouble);
    auto parts = std::make_unique<Parts>(place, clock);
    try {
        RETURN_IF_ERROR(open_database(parts->database, place));
    } catch (store::DatabaseError const& error) {
        if (error.trouble() != store::DatabaseTrouble::unavailable) throw;
        return Error{ErrorCode::unavailable,
                     "连接不上数据库，请检查它的地址、用户和密码，以及服务器是否在运行。",
                     store::public_location(place.location()) + " " + error.what(),
                     {}};
    }
    return std::unique_ptr<Application>(new Application(std::move(parts)));
}

Application::Application(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Application::~Application() = default;

store::Database& Application::database() {
    return parts_->database;
}
FileStore& Application::files() {
    return parts_->files;
}
Accounts& Application::accounts() {
    return parts_->accounts;
}
Sessions& Application::sessions() {
    return parts_->sessions;
}
Imports& Application::imports() {
    return parts_->imports;
}
Catalogues& Application::catalogues() {
    return parts_->catalogues;
}
Items& Application::items() {
    return parts_->items;
}
Findings& Application::findings() {
    return parts_->findings;
}
LintRules& Application::lint_rules() {
    return parts_->lint_rules;
}
Units& Application::units() {
    return parts_->units;
}
Tasks& Application::tasks() {
    return parts_->tasks;
}
Deadlines& Application::deadlines() {
    return parts_->deadlines;
}
Ledgers& Application::ledgers() {
    return parts_->ledgers;
}
LedgerMeasures& Application::ledger_measures() {
    return parts_->ledger_measures;
}
ComputedFigures& Application::computed_figures() {
    return parts_->computed_figures;
}
Exports& Application::exports() {
    return parts_->exports;
}
Overlays& Application::overlays() {
    return parts_->overlays;
}
Versions& Application::versions() {
    return parts_->versions;
}
Organisations& Application::organisations() {
    return parts_->organisations;
}
Memberships& Application::memberships() {
    return parts_->memberships;
}
HandOver& Application::hand_over() {
    return parts_->hand_over;
}
Uploads& Application::uploads() {
    return parts_->uploads;
}
EvidenceFiles& Application::evidence() {
    return parts_->evidence;
}
EvidenceOffers& Application::evidence_offers() {
    return parts_->evidence_offers;
}
Consistency& Application::consistency() {
    return parts_->consistency;
}
TextReader& Application::text_reader() {
    return parts_->text_reader;
}
Campaigns& Application::campaigns() {
    return parts_->campaigns;
}
Assignments& Application::assignments() {
    return parts_->assignments;
}
CampaignEffects& Application::effects() {
    return parts_->effects;
}
Feeds& Application::feeds() {
    return parts_->feeds;
}
FiledTables& Application::filed_tables() {
    return parts_->filed_tables;
}

PeopleImport& Application::people_import() {
    return parts_->people_import;
}
Inbox& Application::inbox() {
    return parts_->inbox;
}
Channels& Application::channels() {
    return parts_->channels;
}
Reminders& Application::reminders() {
    return parts_->reminders;
}
Deliveries& Application::deliveries() {
    return parts_->deliveries;
}

MyTasks& Application::my_tasks() {
    return parts_->my_tasks;
}
Submissions& Application::submissions() {
    return parts_->submissions;
}
Reviews& Application::reviews() {
    return parts_->reviews;
}
Problems& Application::problems() {
    return parts_->problems;
}
Dashboard& Application::dashboard() {
    return parts_->dashboard;
}

}  // namespace zs::app
