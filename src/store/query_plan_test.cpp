#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "base/error.h"
#include "base/scratch_folder.h"
#include "store/assignment_store.h"
#include "store/board_store.h"
#include "store/campaign_store.h"
#include "store/catalogue_store.h"
#include "store/content_store.h"
#include "store/database.h"
#include "store/drivers/sqlite.h"
#include "store/duty_store.h"
#include "store/evidence_store.h"
#include "store/export_store.h"
#include "store/feed_store.h"
#include "store/figure_store.h"
#include "store/finding_store.h"
#include "store/item_store.h"
#include "store/ledger_store.h"
#include "store/membership_store.h"
#include "store/organisation_store.h"
#include "store/problem_store.h"
#include "store/report_store.h"
#include "store/schema.h"
#include "store/submission_store.h"
#include "store/tally_store.h"
#include "store/task_store.h"

using namespace zs;
using namespace zs::store;

namespace {

/// Hands on to SQLite and remembers every statement.
class RecordingConnection final : public Connection {
  public:
    RecordingConnection(std::unique_ptr<Connection> inner, std::set<std::string>& seen)
        : inner_(std::move(inner)), seen_(seen) {}
    Statement& prepared(std::string_view sql) override {
        seen_.emplace(sql);
        return inner_->prepared(sql);
    }
    void begin(Access access) override { inner_->begin(access); }
    void execute_script(std::string_view sql) override { inner_->execute_script(sql); }
    SearchSql const& search_sql() const override { return inner_->search_sql(); }
    SearchSql const& evidence_search_sql() const override { return inner_->evidence_search_sql(); }
    void copy_to(std::string const& path) override { inner_->copy_to(path); }

  private:
    std::unique_ptr<Connection> inner_;
    std::set<std::string>& seen_;
};

/// An empty database, and what it is asked from here on.
struct Recorded {
    ScratchFolder folder;
    std::string path = migrated((folder.path() / "t.db").string());
    std::set<std::string> seen;
    RecordingConnection connection{sqlite_driver(path)->connect(Access::write), seen};

    static std::string migrated(std::string file) {
        Database database(sqlite_driver(file));
        migrate(database);
        return file;
    }
};

void run_campaign_filters(Connection& connection) {
    campaign::Reach const reaches[] = {
        {true, {}, {}}, {false, {"/1/4/", "/2/"}, {}}, {false, {}, {{1}, {2}}}, {}};
    for (auto const& reach : reaches) {
        for (unsigned bits = 0; bits < 256; ++bits) {
            AssignmentFilter filter{.campaign_id = {1}, .reach = reach};
            if ((bits & 1U) != 0) filter.organisation_id = OrganisationId{1};
            if ((bits & 2U) != 0) filter.item_id = ItemId{1};
            if ((bits & 4U) != 0) filter.state = AssignmentState::open;
            if ((bits & 8U) != 0) filter.assignee_id = UserId{1};
            if ((bits & 16U) != 0) filter.due_until = "2026-01-01";
            if ((bits & 32U) != 0) filter.q = "执法";
            if ((bits & 64U) != 0) filter.role = DutyRole::lead;
            if ((bits & 128U) != 0) filter.order = AssignmentOrder::number;
            static_cast<void>(AssignmentStore(connection).page(filter, {}));
        }
        static_cast<void>(AssignmentStore(connection).counts({1}, reach));
        static_cast<void>(MembershipStore(connection).page({reach, {}, UserId{1}, {}, "2026-01-01"}, {}));
        static_cast<void>(MembershipStore(connection).page({reach, OrganisationId{1}, {}, {}, {}}, {}));
        static_cast<void>(OrganisationStore(connection).page({reach, JurisdictionId{1}, "局", false}, {}));
    }
    static_cast<void>(FeedStore(connection).due_days({1}, {{1}, {2}}));
    static_cast<void>(CampaignStore(connection).stages_of({{1}, {2}}));
}

void run_report_queries(Connection& connection) {
    using enum AssignmentState;
    ReportTaskFilter const filters[] = {{{1}, {}, {}, {}, {}},
                                        {{1}, {open, draft}, {}, {}, {}},
                                        {{1}, {open, draft, returned}, {}, "2026-01-01", "2026-02-01"},
                                        {{1}, {}, OrganisationId{1}, {}, {}}};
    for (auto const& filter : filters)
        static_cast<void>(ReportStore(connection).tasks(filter, {}));
    static_cast<void>(ExportStore(connection).page({1}, {}, {}));
    static_cast<void>(ExportStore(connection).page({1}, UserId{1}, {}));
}

void run_evidence_filters(Connection& connection) {
    EvidenceStore const evidence(connection);
    for (unsigned bits = 0; bits < 128; ++bits) {
        EvidenceFilter filter;
        auto& [reach, secrets, drafts] = filter.sight;
        if ((bits & 1U) != 0) reach.paths = {"/1/"};
        if ((bits & 2U) != 0) reach.organisations = {{1}};
        reach.all = (bits & 3U) == 0;
        drafts = secrets = {false, reach.paths, reach.organisations};
        if ((bits & 4U) != 0) filter.organisation_id = OrganisationId{1};
        if ((bits & 8U) != 0) filter.since = filter.until = "2024-01-01";
        if ((bits & 16U) != 0) filter.sha256 = "x";
        if ((bits & 32U) != 0) filter.q = "执法";
        if ((bits & 64U) != 0) filter.chain_id = EvidenceId{1};
        filter.current_only = !filter.chain_id;
        static_cast<void>(evidence.page(filter, {}));
    }
    static_cast<void>(evidence.resembling("执法 检查", {.reach = {.all = true}}, 10));
    static_cast<void>(evidence.of_contents({{1}, {2}}, {.reach = {.paths = {"/1/"}}}));
    ContentStore const contents(connection);
    contents.each_text({{1}, {2}}, 10, [](ContentId, std::string const&) {});
    static_cast<void>(contents.signatures({{1}, {2}}));
    static_cast<void>(FigureStore(connection).doubtful({.organisations = {{1}}}, {.paths = {"/1/"}}, {}));
}

void run_every_filing(Connection& connection) {
    campaign::Reach const some{.paths = {"/1/4/"}, .organisations = {{7}}};
    for (auto const& reach : {campaign::Reach{.all = true}, some}) {
        for (unsigned bits = 0; bits < 8; ++bits) {
            SubmissionFilter submissions{.reach = reach};
            ProblemFilter problems{.reach = reach};
            if ((bits & 1U) != 0) submissions.campaign_id = problems.campaign_id = CampaignId{1};
            if ((bits & 2U) != 0) submissions.organisation_id = problems.organisation_id = OrganisationId{1};
            if ((bits & 4U) != 0) {
                submissions.state = campaign::SubmissionState::group_review;
                problems.state = campaign::ProblemState::open;
            }
            static_cast<void>(SubmissionStore(connection).page(submissions, {}));
            static_cast<void>(ProblemStore(connection).page(problems, {}));
        }
    }
    static_cast<void>(DutyStore(connection).owed(some));
}

void run_board(Connection& connection) {
    campaign::Reach const some{.paths = {"/1/4/"}, .organisations = {{7}}};
    BoardStore const board(connection);
    for (auto const& reach : {campaign::Reach{.all = true}, some}) {
        static_cast<void>(TallyStore(connection).of({1}, reach));
        static_cast<void>(board.bodies({1}, reach, {}));
        for (auto const kind : {StepKind::filed, StepKind::accepted})
            static_cast<void>(board.steps({{1}, reach, kind, "2026", "2027"}, {}));
        static_cast<void>(board.reuses({1}, reach, {}));
        static_cast<void>(board.progress({1}, reach, "2026-01-01"));
        static_cast<void>(
            AssignmentStore(connection).page({.campaign_id = {1}, .reach = reach, .owed = true}, {}));
        static_cast<void>(
            AssignmentStore(connection).page({.campaign_id = {1}, .reach = reach, .spared = true}, {}));
        static_cast<void>(SubmissionStore(connection)
                              .page({.reach = reach,
                                     .campaign_id = CampaignId{1},
                                     .state = campaign::SubmissionState::unit_review,
                                     .waiting_since = "2026",
                                     .waiting_before = "2027"},
                                    {}));
        static_cast<void>(
            ProblemStore(connection)
                .page({.reach = reach, .campaign_id = CampaignId{1}, .overdue_on = "2026-01-01"}, {}));
    }
    static_cast<void>(board.cells({1}, {{{1}, "甲局"}, {{2}, "乙局"}}));
}

void run_every_filter(Connection& connection) {
    using catalogue::Effect;
    ItemStore items(connection);
    for (unsigned bits = 0; bits < 256; ++bits) {
        ItemFilter filter{.catalogue_id = {1}, .doubtful = (bits & 1U) != 0};
        if ((bits & 2U) != 0) filter.list_id = ListId{1};
        if ((bits & 4U) != 0) filter.level1 = filter.level2 = "x";
        if ((bits & 8U) != 0) filter.unit_id = UnitId{1};
        if ((bits & 16U) != 0) filter.role = (bits & 32U) != 0 ? UnitRole::lead : UnitRole::responsible;
        if ((bits & 64U) != 0) filter.effect = Effect::bonus;
        if ((bits & 128U) != 0) filter.q = "执法";
        static_cast<void>(items.page(filter, {}));
    }
    for (unsigned bits = 0; bits < 64; ++bits) {
        TaskFilter filter{.order = static_cast<TaskOrder>(bits & 3U)};
        if ((bits & 4U) != 0) filter.catalogue_id = CatalogueId{1};
        if ((bits & 8U) != 0) filter.unit_id = UnitId{1};
        if ((bits & 16U) != 0) filter.role = UnitRole::lead;
        if ((bits & 32U) != 0) filter.q = "执法";
        static_cast<void>(TaskStore(connection).page(filter, {}));
    }
    for (unsigned bits = 0; bits < 4; ++bits) {
        FindingFilter filter{.catalogue_id = {1}};
        if ((bits & 1U) != 0) filter.severity = catalogue::Severity::error;
        if ((bits & 2U) != 0) filter.state = FindingState::open;
        static_cast<void>(FindingStore(connection).page(filter, {}));
    }
    run_every_filing(connection);
    run_board(connection);
    for (unsigned bits = 0; bits < 8; ++bits) {
        LedgerFilter filter{.reach = {false, {"/1/"}, {OrganisationId{1}}}};
        if ((bits & 1U) != 0) filter.organisation_id = OrganisationId{1};
        if ((bits & 2U) != 0) filter.kind = "penalty";
        if ((bits & 4U) != 0) filter.campaign_id = CampaignId{1};
        static_cast<void>(LedgerStore(connection).page(filter, {}));
    }
    static_cast<void>(LedgerStore(connection).totals({LedgerId{1}, LedgerId{2}}));
    static_cast<void>(items.search("执法", {}));
    run_campaign_filters(connection);
    run_evidence_filters(connection);
    run_report_queries(connection);
    prepare_all(connection);
}

std::string plan_of(Connection& connection, std::string const& sql) {
    std::string steps;
    auto plan = connection.query("EXPLAIN QUERY PLAN " + sql);
    while (plan.next()) {
        std::string step;
        plan.get(3, step);
        steps += step + "\n";
    }
    return steps;
}

/// Tables that may be read from end to end, because that is what the statement is for or because they are
/// small.
bool may_scan(std::string const& sql, std::string const& step) {
    static std::set<std::string> const kWhole = {
        "SELECT count(*) FROM users",
        "SELECT count(*) FROM imports",
        "SELECT count(*) FROM catalogues",
        "SELECT count(*) FROM audit_log",
        "SELECT DISTINCT sha256 FROM imports",
        "SELECT DISTINCT sha256 FROM report_templates",  // a handful for each place
        "SELECT sha256 FROM contents",
        "SELECT id FROM contents WHERE reading IN ('queued', 'reading') ORDER BY id",  // of a partial index
        "SELECT count(*) FROM users WHERE role = 'administrator' AND disabled = 0",
        "SELECT count(*) FROM tasks t",
        "SELECT id, name FROM campaigns WHERE state = 'running' ORDER BY id",  // some hundreds at most
        "SELECT count(*) FROM submissions s",
        "SELECT count(*) FROM problems p",
        "SELECT sha256 FROM ledgers UNION SELECT rows_sha256 FROM ledgers WHERE rows_sha256 IS NOT NULL",
        "SELECT count(*) FROM tasks t WHERE t.role = $1",
    };
    if (kWhole.contains(sql) || step.find(" CONSTANT ROW") != std::string::npos) return true;
    // Places and campaigns: some hundreds where a whole province works, and most of them are wanted.
    if (step == "SCAN j" || step.starts_with("SCAN j ") || step.starts_with("SCAN j1")) return true;
    if ((step == "SCAN c" || step == "SCAN campaigns") && sql.find("FROM campaigns") != std::string::npos)
        return true;
    if (step.find("VIRTUAL TABLE INDEX") != std::string::npos) return true;  // the full-text index
    if (step == "SCAN CONSTANT ROW" || step == "SCAN d") return true;        // what a part of the query found
    if (step.starts_with("SCAN b")) return true;                             // the hits of a search: one page
    // In the order of an index and ended by LIMIT, or (the log) meant to be read to its end.
    bool const in_order =
        sql.find("ORDER BY") != std::string::npos &&
        (sql.find("LIMIT") != std::string::npos || sql.find("audit_log") != std::string::npos);
    return in_order && step.find("TEMP B-TREE") == std::string::npos;
}

}  // namespace

TEST_CASE("no query scans a table that it was not allowed to") {
    Recorded place;
    auto& seen = place.seen;
    auto& connection = place.connection;
    run_every_filter(connection);
    CHECK(seen.size() > 150);
    for (auto const& sql : std::set(seen)) {
        auto plan = connection.query("EXPLAIN QUERY PLAN " + sql);
        while (plan.next()) {
            std::string step;
            plan.get(3, step);
            CAPTURE(sql);
            CAPTURE(step);
            if (step.starts_with("SCAN")) CHECK(may_scan(sql, step));
        }
    }
}

TEST_CASE("tasks in any order come from one index, without sorting") {
    Recorded place;
    auto& seen = place.seen;
    auto& connection = place.connection;
    TaskStore const tasks(connection);
    for (auto const order :
         {TaskOrder::due, TaskOrder::due_descending, TaskOrder::number, TaskOrder::number_descending}) {
        bool const all_in_order = order == TaskOrder::due || order == TaskOrder::due_descending;
        static_cast<void>(
            tasks.page({.catalogue_id = CatalogueId{1}, .unit_id = UnitId{1}, .order = order}, {}));
        static_cast<void>(tasks.page({.unit_id = UnitId{1}, .order = order}, {}));
        static_cast<void>(tasks.page({.catalogue_id = CatalogueId{1}, .order = order}, {}));
        if (all_in_order) static_cast<void>(tasks.page({.order = order}, {}));
    }
    for (auto const& sql : std::set(seen)) {
        auto const steps = plan_of(connection, sql);
        CAPTURE(sql);
        CAPTURE(steps);
        CHECK(steps.find("TEMP B-TREE") == std::string::npos);
        bool const of_unit = sql.find("t.unit_id = $") != std::string::npos;
        bool const of_catalogue = !of_unit && sql.find("t.catalogue_id = $") != std::string::npos;
        std::string const index = of_unit        ? "INDEX tasks_by_unit"
                                  : of_catalogue ? "INDEX tasks_by_cat"
                                                 : "INDEX tasks_by_due";
        bool const counts_all = !of_unit && !of_catalogue && sql.starts_with("SELECT count(*)");
        CHECK((counts_all || steps.find(index) != std::string::npos));
    }
}

TEST_CASE("a change of state reads the assignments that change, not their campaign") {
    Recorded place;
    auto& seen = place.seen;
    auto& connection = place.connection;
    AssignmentStore assignments(connection);
    assignments.set_state(Answered{{1}, {2}, {3}, {}}, AssignmentState::draft);
    assignments.set_state(Answered{{1}, {2}, {3}, MaterialRequestId{4}}, AssignmentState::draft);
    assignments.set_state(std::vector<AssignmentId>{{1}, {2}}, AssignmentState::draft);
    CHECK(seen.size() > 6);
    for (auto const& sql : std::set(seen)) {
        auto const steps = plan_of(connection, sql);
        CAPTURE(sql);
        CAPTURE(steps);
        for (char const* whole : {"SCAN a", "SCAN x", "by_campaign", "by_due", "by_position"})
            CHECK(steps.find(whole) == std::string::npos);
    }
}

TEST_CASE("the library of a unit is found by the unit, that of a place in its order") {
    Recorded place;
    auto& connection = place.connection;
    EvidenceStore const evidence(connection);
    campaign::Reach const unit{.organisations = {{1}}};
    campaign::Reach const district{.paths = {"/1/"}};
    for (bool const of_unit : {true, false}) {
        auto const& reach = of_unit ? unit : district;
        place.seen.clear();
        static_cast<void>(evidence.current({reach, reach, reach}, 100));
        REQUIRE(place.seen.size() == 1);
        auto const sql = *place.seen.begin();
        auto const steps = plan_of(connection, sql);
        CAPTURE(sql);
        CAPTURE(steps);
        CHECK(steps.find(of_unit ? "evidence_by_organisation" : "evidence_by_state") != std::string::npos);
        CHECK(steps.find("TEMP B-TREE") == std::string::npos);
    }
}

TEST_CASE("the bench asks the bare program for what the store asks") {
    Recorded place;
    auto& seen = place.seen;
    auto& connection = place.connection;
    static_cast<void>(TaskStore(connection).page({.unit_id = UnitId{1}}, {}));
    static_cast<void>(TaskStore(connection).find({1}));
    std::ifstream file("bench/tasks.sql");
    std::string text{std::istreambuf_iterator<char>(file), {}};
    text = std::regex_replace(text, std::regex("--.*"), "");
    text = std::regex_replace(text, std::regex(" AS \\w+"), "");
    text = std::regex_replace(text, std::regex("\\?(\\d)"), "$$$1");
    text = std::regex_replace(text, std::regex("\\s+"), " ");
    std::set<std::string> asked;
    for (std::size_t from = 0; text.find(';', from) != std::string::npos; from = text.find(';', from) + 1) {
        auto const statement = text.substr(from, text.find(';', from) - from);
        asked.insert(statement.substr(statement.find_first_not_of(' ')));
    }
    CHECK(asked.size() == 3);
    CHECK(asked == seen);
}
