#include "store/board_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filter.h"
#include "store/reach_sql.h"

namespace zs::store {
namespace {

#define ZS_WITH_WORK                                                                                    \
    " FROM organisations o JOIN jurisdictions j ON j.id = o.jurisdiction_id WHERE o.id IN (SELECT "     \
    "c.organisation_id FROM assignment_counts c WHERE c.campaign_id = $1 AND c.amount > 0 AND c.state " \
    "<> 'withdrawn')"
#define ZS_STEP_OF " FROM reviews r JOIN submissions s ON s.id = r.submission_id"
#define ZS_REUSED                                                                                          \
    " FROM (SELECT l.evidence_id, l.submission_id, min(l.linked_at) AS linked_at FROM submissions s JOIN " \
    "evidence_links l ON l.submission_id = s.id{} GROUP BY l.evidence_id, l.submission_id) AS f WHERE "    \
    "EXISTS (SELECT 1 FROM evidence_links e WHERE e.evidence_id = f.evidence_id AND (e.linked_at, "        \
    "e.submission_id) < (f.linked_at, f.submission_id))"

constexpr std::string_view kBodies =
    "SELECT o.id, o.name" ZS_WITH_WORK "{} ORDER BY j.path, o.position, o.id{}";
constexpr std::string_view kBodyCount = "SELECT count(*)" ZS_WITH_WORK "{}";
constexpr std::string_view kItems =
    "SELECT i.id, i.number, l.name, i.text FROM items i JOIN lists l ON l.id = i.list_id WHERE "
    "i.catalogue_id = $1 ORDER BY i.position";
constexpr std::string_view kCells =
    "SELECT a.item_id, a.organisation_id, a.state, a.due_order FROM assignments a{}";
constexpr std::string_view kStepCount = "SELECT count(*)" ZS_STEP_OF "{}";
constexpr std::string_view kSteps =
    "SELECT r.submission_id, i.number, i.text, s.organisation_id, o.name, r.reason, r.edition, "
    "r.decided_at" ZS_STEP_OF
    " JOIN items i ON i.id = s.item_id JOIN organisations o ON o.id = "
    "s.organisation_id{} ORDER BY r.decided_at DESC, r.id DESC{}";
constexpr std::string_view kReuseCount = "SELECT count(*)" ZS_REUSED;
constexpr std::string_view kReuses =
    "SELECT f.evidence_id, v.title, f.submission_id, i.number, i.text, s2.organisation_id, o.name, "
    "f.linked_at "
    "FROM (SELECT f.evidence_id, f.submission_id, f.linked_at" ZS_REUSED
    ") AS f JOIN submissions s2 ON s2.id = f.submission_id JOIN evidence v ON v.id = f.evidence_id JOIN "
    "items i "
    "ON i.id = s2.item_id JOIN organisations o ON o.id = s2.organisation_id ORDER BY f.linked_at DESC, "
    "f.submission_id DESC, f.evidence_id DESC{}";
constexpr std::string_view kProgress =
    "SELECT o.id, o.name, CAST(sum(c.amount) AS BIGINT), CAST(sum(CASE WHEN c.state IN ('accepted', "
    "'not_involved') THEN c.amount ELSE 0 END) AS BIGINT), CAST(sum(CASE WHEN c.state IN ('open', 'draft', "
    "'returned') AND c.due_order < $1 THEN c.amount ELSE 0 END) AS BIGINT) FROM assignment_counts c JOIN "
    "organisations o ON o.id = c.organisation_id JOIN jurisdictions j ON j.id = o.jurisdiction_id{} GROUP BY "
    "o.id, o.name, j.path, o.position ORDER BY j.path, o.position, o.id";

constexpr std::string_view kStatements[] = {kItems};

std::int64_t count_of(Connection& connection, std::string const& sql, std::vector<Value> const& values) {
    std::int64_t out = 0;
    auto cursor = connection.query_values(sql, values);
    if (cursor.next()) cursor.read(out);
    return out;
}

/// The conditions of a filter after conditions that are there already.
std::string further(Filter const& filter) {
    auto where = filter.where();
    if (!where.empty()) where.replace(0, std::string_view(" WHERE").size(), " AND");
    return where;
}

}  // namespace

Page<BoardBody> BoardStore::bodies(CampaignId id, campaign::Reach const& reach, PageRequest page) const {
    Page<BoardBody> out{0, page.offset, page.limit, {}};
    Filter wanted({id.value});
    add_reach(wanted, reach, "o.id", "j.path");
    auto const where = further(wanted);
    out.total = count_of(connection_, fmt::format(kBodyCount, where), wanted.values());
    auto const limit = wanted.limit(page.limit, page.offset);
    auto cursor = connection_.query_values(fmt::format(kBodies, where, limit), wanted.values());
    while (cursor.next()) {
        auto& one = out.rows.emplace_back();
        cursor.read(one.id, one.name);
    }
    return out;
}

std::vector<BoardItem> BoardStore::items(CatalogueId id) const {
    std::vector<BoardItem> out;
    auto cursor = connection_.query(kItems, id);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.id, one.number, one.list_name, one.text);
    }
    return out;
}

std::vector<BoardCell> BoardStore::cells(CampaignId id, std::vector<BoardBody> const& bodies) const {
    std::vector<std::int64_t> ids;
    for (auto const& body : bodies)
        ids.push_back(body.id.value);
    Filter wanted;
    wanted.add_in("a.organisation_id", std::move(ids));
    wanted.add("a.campaign_id = $?", id.value);
    wanted.add("a.state <> 'withdrawn'");
    std::vector<BoardCell> out;
    auto cursor = connection_.query_values(fmt::format(kCells, wanted.where()), wanted.values());
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.item_id, one.organisation_id, word_into(one.state), one.due_order);
    }
    return out;
}

Page<BoardStep> BoardStore::steps(StepFilter const& filter, PageRequest page) const {
    Page<BoardStep> out{0, page.offset, page.limit, {}};
    Filter wanted;
    bool const accepted = filter.kind == StepKind::accepted;
    wanted.add("r.decision = $?", std::string(accepted ? "approved" : word(filter.kind)));
    if (accepted) wanted.add("r.state = 'office_review'");
    wanted.add("r.decided_at >= $?", filter.since);
    wanted.add("r.decided_at < $?", filter.before);
    wanted.add("s.campaign_id = $?", filter.campaign_id.value);
    add_reach(wanted, filter.reach, "s.organisation_id");
    auto const where = wanted.where();
    out.total = count_of(connection_, fmt::format(kStepCount, where), wanted.values());
    auto const limit = wanted.limit(page.limit, page.offset);
    auto cursor = connection_.query_values(fmt::format(kSteps, where, limit), wanted.values());
    while (cursor.next()) {
        auto& one = out.rows.emplace_back();
        cursor.read(one.submission_id, one.number, one.item_text, one.organisation_id, one.organisation_name,
                    one.reason, one.edition, one.happened_at);
    }
    return out;
}

Page<Reuse> BoardStore::reuses(CampaignId id, campaign::Reach const& reach, PageRequest page) const {
    Page<Reuse> out{0, page.offset, page.limit, {}};
    Filter wanted;
    wanted.add("s.campaign_id = $?", id.value);
    add_reach(wanted, reach, "s.organisation_id");
    auto const where = wanted.where();
    out.total = count_of(connection_, fmt::format(kReuseCount, where), wanted.values());
    auto const limit = wanted.limit(page.limit, page.offset);
    auto cursor = connection_.query_values(fmt::format(kReuses, where, limit), wanted.values());
    while (cursor.next()) {
        auto& one = out.rows.emplace_back();
        cursor.read(one.evidence_id, one.title, one.submission_id, one.number, one.item_text,
                    one.organisation_id, one.organisation_name, one.linked_at);
    }
    return out;
}

std::vector<BodyProgress> BoardStore::progress(CampaignId id, campaign::Reach const& reach,
                                               std::string const& day) const {
    Filter wanted({day});
    wanted.add("c.campaign_id = $?", id.value);
    wanted.add("c.state <> 'withdrawn'");
    wanted.add("c.amount > 0");
    add_reach(wanted, reach, "c.organisation_id");
    std::vector<BodyProgress> out;
    auto cursor = connection_.query_values(fmt::format(kProgress, wanted.where()), wanted.values());
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.organisation_id, one.organisation_name, one.total, one.settled, one.overdue);
    }
    return out;
}

std::span<std::string_view const> BoardStore::statements() {
    return kStatements;
}

}  // namespace zs::store
