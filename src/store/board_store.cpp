#include "store/board_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filter.h"
#include "store/filtered_page.h"
#include "store/reach_sql.h"

namespace zs::store {
namespace {

#define ZS_BODIES " FROM organisations o JOIN jurisdictions j ON j.id = o.jurisdiction_id"
#define ZS_STEP_OF " FROM reviews r JOIN submissions s ON s.id = r.submission_id"
#define ZS_REUSED                                                                                          \
    " FROM (SELECT l.evidence_id, l.submission_id, min(l.linked_at) AS linked_at FROM submissions s JOIN " \
    "evidence_links l ON l.submission_id = s.id{} GROUP BY l.evidence_id, l.submission_id) AS d WHERE "    \
    "EXISTS (SELECT 1 FROM evidence_links e WHERE e.evidence_id = d.evidence_id AND (e.linked_at, "        \
    "e.submission_id) < (d.linked_at, d.submission_id))"

constexpr std::string_view kBodies = "SELECT o.id, o.name" ZS_BODIES "{} ORDER BY j.path, o.position, o.id{}";
constexpr std::string_view kBodyCount = "SELECT count(*)" ZS_BODIES "{}";
constexpr std::string_view kWithWork =
    "o.id IN (SELECT c.organisation_id FROM assignment_counts c WHERE c.campaign_id = $? AND c.amount > 0 "
    "AND "
    "c.state <> 'withdrawn')";
constexpr std::string_view kItems =
    "SELECT i.id, i.number, l.name, i.text FROM items i JOIN lists l ON l.id = i.list_id WHERE "
    "i.catalogue_id = $1 ORDER BY i.position";
constexpr std::string_view kCells =
    "SELECT a.item_id, a.organisation_id, a.state, a.due_order FROM assignments a{}";
constexpr std::string_view kStepCount = "SELECT count(*)" ZS_STEP_OF "{}";
constexpr std::string_view kSteps =
    "SELECT r.submission_id, i.number, i.text, s.organisation_id, o.name, r.reason, r.edition, "
    "r.decided_at, j.path, r.state" ZS_STEP_OF
    " JOIN items i ON i.id = s.item_id JOIN organisations o ON o.id = s.organisation_id JOIN jurisdictions j "
    "ON j.id = o.jurisdiction_id{} ORDER BY r.decided_at DESC, r.id DESC{}";
constexpr std::string_view kReuseCount = "SELECT count(*)" ZS_REUSED;
constexpr std::string_view kReuses =
    "SELECT d.evidence_id, v.title, d.submission_id, i.number, i.text, s2.organisation_id, o.name, "
    "d.linked_at, j.path, CASE WHEN s2.approved_digest <> '' THEN 1 ELSE 0 END "
    "FROM (SELECT d.evidence_id, d.submission_id, d.linked_at" ZS_REUSED
    ") AS d JOIN submissions s2 ON s2.id = d.submission_id JOIN evidence v ON v.id = d.evidence_id JOIN "
    "items i "
    "ON i.id = s2.item_id JOIN organisations o ON o.id = s2.organisation_id JOIN jurisdictions j ON j.id = "
    "o.jurisdiction_id ORDER BY d.linked_at DESC, "
    "d.submission_id DESC, d.evidence_id DESC{}";
constexpr std::string_view kProgress =
    "SELECT o.id, o.name, CAST(sum(c.amount) AS BIGINT), CAST(sum(CASE WHEN c.state IN ('accepted', "
    "'not_involved') THEN c.amount ELSE 0 END) AS BIGINT), CAST(sum(CASE WHEN c.state IN ('open', 'draft', "
    "'returned') AND c.due_order < $1 THEN c.amount ELSE 0 END) AS BIGINT) FROM assignment_counts c JOIN "
    "organisations o ON o.id = c.organisation_id JOIN jurisdictions j ON j.id = o.jurisdiction_id{} GROUP BY "
    "o.id, o.name, j.path, o.position ORDER BY j.path, o.position, o.id";

constexpr std::string_view kStatements[] = {kItems};

BoardBody read_body(Cursor const& cursor) {
    BoardBody out;
    cursor.read(out.id, out.name);
    return out;
}

BoardStep read_step(Cursor const& cursor) {
    BoardStep out;
    cursor.read(out.submission_id, out.number, out.item_text, out.organisation_id, out.organisation_name,
                out.reason, out.edition, out.happened_at, out.path, word_into(out.state));
    return out;
}

Reuse read_reuse(Cursor const& cursor) {
    Reuse out;
    cursor.read(out.evidence_id, out.title, out.submission_id, out.number, out.item_text, out.organisation_id,
                out.organisation_name, out.linked_at, out.path, out.let_out);
    return out;
}

}  // namespace

Page<BoardBody> BoardStore::bodies(CampaignId id, campaign::Reach const& reach, PageRequest page) const {
    Filter wanted;
    wanted.add(kWithWork, id.value);
    add_reach(wanted, reach, "o.id", "j.path");
    return filtered_page(connection_, std::move(wanted), page, kBodyCount, kBodies, read_body);
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
    std::vector<OrganisationId> ids;
    for (auto const& body : bodies)
        ids.push_back(body.id);
    Filter wanted;
    wanted.add_in("a.organisation_id", ids);
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
    Filter wanted;
    bool const accepted = filter.kind == StepKind::accepted;
    wanted.add("r.decision = $?", std::string(accepted ? "approved" : word(filter.kind)));
    if (accepted) wanted.add("r.state = 'office_review'");
    wanted.add("r.decided_at >= $?", filter.since);
    wanted.add("r.decided_at < $?", filter.before);
    wanted.add("s.campaign_id = $?", filter.campaign_id.value);
    add_reach(wanted, filter.reach, "s.organisation_id");
    return filtered_page(connection_, std::move(wanted), page, kStepCount, kSteps, read_step);
}

Page<Reuse> BoardStore::reuses(CampaignId id, campaign::Reach const& reach, PageRequest page) const {
    Filter wanted;
    wanted.add("s.campaign_id = $?", id.value);
    add_reach(wanted, reach, "s.organisation_id");
    return filtered_page(connection_, std::move(wanted), page, kReuseCount, kReuses, read_reuse);
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
