#include "store/problem_store.h"

#include <fmt/format.h>

#include "store/database.h"
#include "store/filtered_page.h"
#include "store/reach_sql.h"
#include "store/submission_columns.h"
#include "store/tally_store.h"

namespace zs::store {
namespace {

#define ZS_PROBLEM                                                                                          \
    "SELECT p.id, p.campaign_id, c.name, p.organisation_id, o.name, j.path, p.item_id, i.number, "          \
    "p.submission_id, p.source, p.title, p.detail, p.state, p.round, p.due_on, p.due_now, u.display_name, " \
    "p.raised_at, p.closed_at, p.revision, coalesce(r.measure, ''), coalesce(r.responsible, ''), "          \
    "coalesce(r.planned_by, 0), coalesce(r.reported_by, 0), (SELECT count(*) FROM extensions e WHERE "      \
    "e.rectification_id = r.id AND e.verdict IS NULL) FROM problems p JOIN campaigns c ON "                 \
    "c.id = p.campaign_id JOIN organisations o ON o.id = p.organisation_id JOIN jurisdictions j ON "        \
    "j.id = o.jurisdiction_id JOIN users u ON u.id = p.raised_by LEFT JOIN items i ON i.id = p.item_id "    \
    "LEFT "                                                                                                 \
    "JOIN rectifications r ON r.problem_id = p.id AND r.round = p.round"

constexpr std::string_view kInsert =
    "INSERT INTO problems (campaign_id, organisation_id, item_id, submission_id, source, title, detail, "
    "state, round, due_on, due_now, raised_by, raised_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, "
    "'open', 1, $8, $9, $10, $11, 1) RETURNING id";
constexpr std::string_view kFind = ZS_PROBLEM " WHERE p.id = $1";
constexpr std::string_view kPage = ZS_PROBLEM "{} ORDER BY p.id DESC{}";
constexpr std::string_view kCount = "SELECT count(*) FROM problems p{}";
constexpr std::string_view kUpdate =
    "UPDATE problems SET state = $1, round = $2, due_on = $3, due_now = $4, closed_at = $5, "
    "revision = revision + 1 WHERE id = $6";
constexpr std::string_view kItemsOfProblems =
    "SELECT id, item_id FROM problems WHERE campaign_id = $1 AND item_id IS NOT NULL ORDER BY id";
constexpr std::string_view kSetItem = "UPDATE problems SET item_id = $1 WHERE id = $2";
constexpr std::string_view kPlace =
    "SELECT campaign_id, organisation_id, state, due_now FROM problems WHERE id = $1";
constexpr std::string_view kInsertRound =
    "INSERT INTO rectifications (problem_id, round, measure, responsible, due_on, outcome, planned_by, "
    "planned_at) VALUES ($1, $2, $3, $4, $5, '', $6, $7) RETURNING id";
constexpr std::string_view kInsertMilestone =
    "INSERT INTO milestones (rectification_id, position, title, due_on) VALUES ($1, $2, $3, $4)";
constexpr std::string_view kMilestoneDone =
    "UPDATE milestones SET done_at = $1 WHERE id = $2 AND done_at IS NULL AND rectification_id = (SELECT "
    "r.id "
    "FROM problems p JOIN rectifications r ON r.problem_id = p.id AND r.round = p.round WHERE p.id = $3)";
constexpr std::string_view kSetOutcome =
    "UPDATE rectifications SET outcome = $1, reported_by = $2 WHERE problem_id = $3 AND round = $4";
constexpr std::string_view kRoundId = "SELECT id FROM rectifications WHERE problem_id = $1 AND round = $2";
constexpr std::string_view kInsertExtension =
    "INSERT INTO extensions (rectification_id, due_before, until, reason, asked_by, asked_at) VALUES ($1, "
    "$2, "
    "$3, $4, $5, $6)";
#define ZS_EXTENSION                                                                                        \
    "SELECT e.rectification_id, e.id, e.due_before, e.until, e.reason, a.display_name, e.asked_at, "        \
    "e.verdict, e.verdict_reason, d.display_name, e.decided_at FROM rectifications r JOIN extensions e ON " \
    "e.rectification_id = r.id JOIN users a ON a.id = e.asked_by LEFT JOIN users d ON d.id = e.decided_by " \
    "WHERE r.problem_id = $1"
constexpr std::string_view kPending = ZS_EXTENSION " AND e.verdict IS NULL ORDER BY e.id DESC LIMIT 1";
constexpr std::string_view kExtensions = ZS_EXTENSION " ORDER BY e.id";
constexpr std::string_view kDecide =
    "UPDATE extensions SET verdict = $1, verdict_reason = $2, decided_by = $3, decided_at = $4 WHERE id = $5";
constexpr std::string_view kRounds =
    "SELECT r.id, r.round, r.measure, r.responsible, r.due_on, r.outcome, u.display_name, r.planned_at FROM "
    "rectifications r JOIN users u ON u.id = r.planned_by WHERE r.problem_id = $1 ORDER BY r.round DESC";
constexpr std::string_view kMilestones =
    "SELECT m.rectification_id, m.id, m.title, m.due_on, m.done_at FROM rectifications r JOIN milestones m "
    "ON m.rectification_id = r.id WHERE r.problem_id = $1 ORDER BY m.position";
constexpr std::string_view kInsertStep =
    "INSERT INTO problem_events (problem_id, round, event, note, user_id, happened_at) VALUES ($1, $2, $3, "
    "$4, $5, $6)";
constexpr std::string_view kSteps =
    "SELECT e.round, e.event, e.note, u.display_name, e.happened_at FROM problem_events e JOIN users u ON "
    "u.id = e.user_id WHERE e.problem_id = $1 ORDER BY e.id DESC";

constexpr std::string_view kStatements[] = {
    kInsert,        kFind,       kUpdate,          kInsertRound,     kInsertMilestone,
    kMilestoneDone, kSetOutcome, kRoundId,         kInsertExtension, kPending,
    kExtensions,    kDecide,     kRounds,          kMilestones,      kInsertStep,
    kSteps,         kPlace,      kItemsOfProblems, kSetItem};

Problem read_problem(Cursor const& cursor) {
    Problem out;
    auto& p = out.progress;
    std::int64_t pending = 0;
    cursor.read(out.id, out.campaign_id, out.campaign_name, out.organisation_id, out.organisation_name,
                out.path, out.item_id, out.number, out.submission_id, word_into(out.source), out.title,
                out.detail, word_into(p.state), p.round, p.due_on, p.due_now, out.raised_by, out.raised_at,
                out.closed_at, out.revision, out.measure, out.responsible, p.planned_by, p.reported_by,
                pending);
    p.extension_pending = pending > 0;
    return out;
}

std::pair<RectificationId, Extension> read_extension(Cursor const& cursor) {
    std::pair<RectificationId, Extension> out;
    auto& one = out.second;
    std::optional<std::string> verdict;
    cursor.read(out.first, one.id, one.due_before, one.until, one.reason, one.asked_by, one.asked_at, verdict,
                one.verdict_reason, one.decided_by, one.decided_at);
    one.verdict = optional_word<campaign::Verdict>(verdict);
    return out;
}

Filter conditions(ProblemFilter const& wanted) {
    Filter out;
    if (wanted.campaign_id) out.add("p.campaign_id = $?", wanted.campaign_id->value);
    if (wanted.organisation_id) out.add("p.organisation_id = $?", wanted.organisation_id->value);
    if (wanted.state) out.add("p.state = $?", std::string(word(*wanted.state)));
    if (wanted.unsettled) out.add("p.state <> 'closed'");
    if (wanted.overdue_on) {
        out.add("p.state IN ('open', 'rectifying')");
        out.add("p.due_now < $?", *wanted.overdue_on);
    }
    add_reach(out, wanted.reach, "p.organisation_id");
    return out;
}

void count(Connection& connection, TallyStore::Of const& of, campaign::ProblemState state,
           std::optional<std::string> const& due, int sign) {
    TallyStore(connection)
        .add(of, campaign::problem_kind(state), due ? std::string_view(*due) : campaign::kNoDay, sign);
}

Rectification* round_of(std::vector<Rectification>& rounds, RectificationId id) {
    for (auto& one : rounds) {
        if (one.id == id) return &one;
    }
    return nullptr;
}

}  // namespace

ProblemId ProblemStore::insert(Problem const& p, UserId raised_by) {
    count(connection_, {p.campaign_id, p.organisation_id}, campaign::ProblemState::open, p.progress.due_now,
          1);
    return connection_.insert<ProblemId>(kInsert, p.campaign_id, p.organisation_id, p.item_id,
                                         p.submission_id, word(p.source), p.title, p.detail,
                                         p.progress.due_on, p.progress.due_now, raised_by, p.raised_at);
}

std::optional<Problem> ProblemStore::find(ProblemId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_problem(cursor);
}

Page<Problem> ProblemStore::page(ProblemFilter const& filter, PageRequest page) const {
    return filtered_page(connection_, conditions(filter), page, kCount, kPage, read_problem);
}

std::vector<ProblemStore::Item> ProblemStore::items(CampaignId id) const {
    std::vector<Item> out;
    auto cursor = connection_.query(kItemsOfProblems, id);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.id, one.item_id);
    }
    return out;
}

void ProblemStore::set_item(Item const& item) {
    connection_.run(kSetItem, item.item_id, item.id);
}

void ProblemStore::update(Problem const& problem) {
    auto const& p = problem.progress;
    TallyStore::Of of;
    campaign::ProblemState state{};
    std::optional<std::string> due;
    {
        auto cursor = connection_.query(kPlace, problem.id);
        ENSURE(cursor.next());
        cursor.read(of.campaign_id, of.organisation_id, word_into(state), due);
    }
    count(connection_, of, state, due, -1);
    count(connection_, of, p.state, p.due_now, 1);
    connection_.run(kUpdate, word(p.state), p.round, p.due_on, p.due_now, problem.closed_at, problem.id);
}

RectificationId ProblemStore::insert_round(ProblemId id, Rectification const& round, UserId planned_by) {
    return connection_.insert<RectificationId>(kInsertRound, id, round.round, round.measure,
                                               round.responsible, round.due_on, planned_by, round.planned_at);
}

void ProblemStore::insert_milestone(RectificationId id, int position, Milestone const& milestone) {
    connection_.run(kInsertMilestone, id, position, milestone.title, milestone.due_on);
}

bool ProblemStore::set_milestone_done(ProblemId problem, MilestoneId id, std::string const& at) {
    return connection_.run(kMilestoneDone, at, id, problem) > 0;
}

void ProblemStore::set_outcome(ProblemId problem, int round, std::string const& outcome, UserId reported_by) {
    connection_.run(kSetOutcome, outcome, reported_by, problem, round);
}

void ProblemStore::insert_extension(ProblemId problem, int round, Extension const& extension,
                                    UserId asked_by) {
    auto const id = connection_.value<std::int64_t>(kRoundId, problem, round);
    ENSURE(id.has_value());
    connection_.run(kInsertExtension, *id, extension.due_before, extension.until, extension.reason, asked_by,
                    extension.asked_at);
}

std::optional<Extension> ProblemStore::pending_extension(ProblemId problem) const {
    auto cursor = connection_.query(kPending, problem);
    if (!cursor.next()) return std::nullopt;
    return read_extension(cursor).second;
}

void ProblemStore::decide_extension(Extension const& e, UserId decided_by) {
    connection_.run(kDecide, word_or_null(e.verdict), e.verdict_reason, decided_by, e.decided_at, e.id);
}

std::vector<Rectification> ProblemStore::rounds(ProblemId id) const {
    std::vector<Rectification> out;
    {
        auto cursor = connection_.query(kRounds, id);
        while (cursor.next()) {
            auto& one = out.emplace_back();
            cursor.read(one.id, one.round, one.measure, one.responsible, one.due_on, one.outcome,
                        one.planned_by, one.planned_at);
        }
    }
    auto milestones = connection_.query(kMilestones, id);
    while (milestones.next()) {
        RectificationId of;
        Milestone one;
        milestones.read(of, one.id, one.title, one.due_on, one.done_at);
        if (auto* round = round_of(out, of)) round->milestones.push_back(std::move(one));
    }
    auto extensions = connection_.query(kExtensions, id);
    while (extensions.next()) {
        auto one = read_extension(extensions);
        if (auto* round = round_of(out, one.first)) round->extensions.push_back(std::move(one.second));
    }
    return out;
}

void ProblemStore::insert_step(ProblemId id, ProblemStep const& step, UserId by) {
    connection_.run(kInsertStep, id, step.round, word(step.event), step.note, by, step.happened_at);
}

std::vector<ProblemStep> ProblemStore::steps(ProblemId id) const {
    std::vector<ProblemStep> out;
    auto cursor = connection_.query(kSteps, id);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.round, word_into(one.event), one.note, one.user_name, one.happened_at);
    }
    return out;
}

std::span<std::string_view const> ProblemStore::statements() {
    return kStatements;
}

}  // namespace zs::store
