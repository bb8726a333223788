#include "store/assignment_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/filtered_page.h"
#include "store/reach_sql.h"
#include "store/tally_store.h"

namespace zs::store {
namespace {

#define ZS_ASSIGNMENT                                                                                \
    "SELECT a.id, a.campaign_id, a.item_id, i.number, l.name, i.text, a.clause, a.organisation_id, " \
    "o.name, j.path, a.role, a.via_unit_id, v.name, a.request_id, a.due_on, a.assignee_id, "         \
    "p.display_name, a.state, a.revision FROM assignments a JOIN items i ON i.id = a.item_id "       \
    "JOIN lists l ON l.id = i.list_id JOIN organisations o ON o.id = a.organisation_id "             \
    "JOIN jurisdictions j ON j.id = o.jurisdiction_id LEFT JOIN units v ON v.id = a.via_unit_id "    \
    "LEFT JOIN users p ON p.id = a.assignee_id"

constexpr std::string_view kFind = ZS_ASSIGNMENT " WHERE a.id = $1";
constexpr std::string_view kSelect = ZS_ASSIGNMENT "{}";
constexpr std::string_view kPage = ZS_ASSIGNMENT "{} ORDER BY {}{}";
constexpr std::string_view kTotal = "SELECT count(*) FROM assignments a{}";
constexpr std::string_view kPresent =
    "SELECT id, item_id, clause, organisation_id, role, via_unit_id, request_id, position, due_on, "
    "text_digest, state FROM assignments WHERE campaign_id = $1 ORDER BY position, id";
constexpr std::string_view kInsert =
    "INSERT INTO assignments (campaign_id, item_id, clause, organisation_id, role, via_unit_id, request_id, "
    "position, due_on, due_order, text_digest, state, revision) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open', 1)";
constexpr std::string_view kRewrite =
    "UPDATE assignments SET item_id = $2, clause = $3, via_unit_id = $4, request_id = $5, position = $6, "
    "due_on = $7, due_order = $8, text_digest = $9, state = $10, revision = revision + 1 WHERE id = $1";
constexpr std::string_view kRemove = "DELETE FROM assignments WHERE id = $1";
constexpr std::string_view kForget = "DELETE FROM assignment_counts WHERE campaign_id = $1";
constexpr std::string_view kRecount =
    "INSERT INTO assignment_counts (campaign_id, organisation_id, state, due_order, amount) "
    "SELECT a.campaign_id, a.organisation_id, a.state, a.due_order, count(*) FROM assignments a "
    "WHERE a.campaign_id = $1 GROUP BY a.campaign_id, a.organisation_id, a.state, a.due_order";
/// Of the rows first found by themselves: asked to group, SQLite would walk the index of the whole campaign,
/// which has the order of the groups.
constexpr std::string_view kCount =
    "INSERT INTO assignment_counts (campaign_id, organisation_id, state, due_order, amount) "
    "SELECT x.campaign_id, x.organisation_id, x.state, x.due_order, {} * count(*) FROM assignments x "
    "WHERE x.id IN (SELECT a.id FROM assignments a{}) "
    "GROUP BY x.campaign_id, x.organisation_id, x.state, x.due_order "
    "ON CONFLICT (campaign_id, organisation_id, state, due_order) "
    "DO UPDATE SET amount = assignment_counts.amount + excluded.amount";
/// The same of the whole campaign.
constexpr std::string_view kCountAll =
    "INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount) "
    "SELECT x.campaign_id, 0, 'assignment/' || x.state, x.due_order, {} * count(*) FROM assignments x "
    "WHERE x.id IN (SELECT a.id FROM assignments a{}) "
    "GROUP BY x.campaign_id, x.state, x.due_order ON CONFLICT (campaign_id, organisation_id, kind, day) "
    "DO UPDATE SET amount = campaign_tallies.amount + excluded.amount";
constexpr std::string_view kForgetAll =
    "DELETE FROM campaign_tallies WHERE campaign_id = $1 AND organisation_id = 0 AND kind >= 'assignment/' "
    "AND kind < 'assignment0'";
constexpr std::string_view kRecountAll =
    "INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount) "
    "SELECT c.campaign_id, 0, 'assignment/' || c.state, c.due_order, sum(c.amount) FROM assignment_counts c "
    "WHERE c.campaign_id = $1 GROUP BY c.campaign_id, c.state, c.due_order";
constexpr std::string_view kChange =
    "UPDATE assignments SET {}, revision = revision + 1 WHERE id IN (SELECT a.id FROM assignments a{})";
constexpr std::string_view kCounts =
    "SELECT c.organisation_id, c.state, c.due_order, c.amount FROM assignment_counts c{} "
    "ORDER BY c.organisation_id, c.due_order, c.state";

constexpr std::string_view kRequests =
    "SELECT x.item_id, min(x.request_id) FROM material_request_items x JOIN material_requests r "
    "ON r.id = x.request_id WHERE x.catalogue_id = $1 AND r.not_required = 0 GROUP BY x.item_id";

constexpr std::string_view kStatements[] = {kRequests, kFind,   kPresent, kInsert,    kRewrite,
                                            kRemove,   kForget, kRecount, kForgetAll, kRecountAll};

/// What one request asks for beside its first item: asked for once all the same.
constexpr std::string_view kSpared =
    "a.request_id IS NOT NULL AND EXISTS (SELECT 1 FROM assignments b WHERE b.request_id = a.request_id AND "
    "b.campaign_id = a.campaign_id AND b.organisation_id = a.organisation_id AND b.state <> 'withdrawn' AND "
    "b.item_id < a.item_id) AND NOT EXISTS (SELECT 1 FROM assignments d WHERE d.request_id = a.request_id "
    "AND d.campaign_id = a.campaign_id AND d.organisation_id = a.organisation_id AND d.state <> 'withdrawn' "
    "AND d.item_id = a.item_id AND d.id < a.id)";

/// After every day there is.
constexpr std::string_view kNoDay = "9999-12-31";

std::string_view due_order(std::optional<std::string> const& due_on) {
    return due_on ? std::string_view(*due_on) : kNoDay;
}

Assignment read_assignment(Cursor const& cursor) {
    Assignment out;
    cursor.read(out.id, out.campaign_id, out.item_id, out.number, out.list_name, out.text, out.clause,
                out.organisation_id, out.organisation_name, out.path, word_into(out.role), out.via_unit_id,
                out.via_unit_name, out.request_id, out.due_on, out.assignee_id, out.assignee_name,
                word_into(out.state), out.revision);
    return out;
}

Filter conditions(Connection& connection, AssignmentFilter const& wanted) {
    Filter out;
    if (wanted.organisation_id) out.add("a.organisation_id = $?", wanted.organisation_id->value);
    if (wanted.item_id) out.add("a.item_id = $?", wanted.item_id->value);
    // A body or an item has few rows: its index decides, the planner need not choose.
    bool const few = wanted.organisation_id || wanted.item_id || wanted.assignee_id;
    out.add(few && !wanted.organisation_id ? "+a.campaign_id = $?" : "a.campaign_id = $?",
            wanted.campaign_id.value);
    add_reach(out, wanted.reach, "a.organisation_id");
    if (wanted.via_unit_id) out.add("a.via_unit_id = $?", wanted.via_unit_id->value);
    if (wanted.role) out.add("a.role = $?", std::string(word(*wanted.role)));
    if (wanted.state)
        out.add("a.state = $?", std::string(word(*wanted.state)));
    else
        out.add("a.state <> 'withdrawn'");
    if (wanted.assignee_id) out.add("a.assignee_id = $?", wanted.assignee_id->value);
    if (wanted.owed) out.add("a.state IN ('open', 'draft', 'returned')");
    if (wanted.spared) out.add(kSpared);
    if (wanted.unassigned) out.add("a.assignee_id IS NULL");
    if (wanted.due_since) out.add("a.due_order >= $?", *wanted.due_since);
    if (wanted.due_until) out.add("a.due_order <= $?", *wanted.due_until);
    if (wanted.q) out.add_search(connection.search_sql(), "a.item_id", *wanted.q);
    return out;
}

Filter one_of(std::vector<AssignmentId> const& ids) {
    Filter out;
    out.add_in("a.id", ids);
    return out;
}

void run(Connection& connection, std::string const& sql, std::vector<Value> const& values) {
    auto cursor = connection.query_values(sql, values);
    while (cursor.next()) {
    }
}

}  // namespace

std::optional<Assignment> AssignmentStore::find(AssignmentId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_assignment(cursor);
}

std::vector<Assignment> AssignmentStore::find_all(std::vector<AssignmentId> const& ids) const {
    auto const which = one_of(ids);
    std::vector<Assignment> out;
    auto cursor =
        connection_.query_values(fmt::format(kSelect, which.where() + " ORDER BY a.id"), which.values());
    while (cursor.next())
        out.push_back(read_assignment(cursor));
    return out;
}

Page<Assignment> AssignmentStore::page(AssignmentFilter const& filter, PageRequest page) const {
    auto const order =
        filter.order == AssignmentOrder::due ? "a.due_order, a.position, a.id" : "a.position, a.id";
    auto const sql = fmt::format(kPage, "{}", order, "{}");
    return filtered_page(connection_, conditions(connection_, filter), page, kTotal, sql, read_assignment);
}

std::vector<campaign::PresentDuty> AssignmentStore::present(CampaignId campaign_id) const {
    std::vector<campaign::PresentDuty> out;
    auto cursor = connection_.query(kPresent, campaign_id);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        auto& duty = one.duty;
        cursor.read(one.id, duty.item_id, duty.clause, duty.organisation_id, word_into(duty.role),
                    duty.via_unit_id, duty.request_id, duty.position, duty.due_on, duty.text_digest,
                    word_into(one.state));
    }
    return out;
}

std::map<ItemId, MaterialRequestId> AssignmentStore::requests_of_items(CatalogueId catalogue_id) const {
    std::map<ItemId, MaterialRequestId> out;
    auto cursor = connection_.query(kRequests, catalogue_id);
    while (cursor.next()) {
        ItemId item;
        MaterialRequestId request;
        cursor.read(item, request);
        out[item] = request;
    }
    return out;
}

void AssignmentStore::set_state(Answered const& answered, AssignmentState state) {
    Filter which;
    which.add("a.campaign_id = $?", answered.campaign_id.value);
    which.add("a.organisation_id = $?", answered.organisation_id.value);
    if (answered.request_id) {
        which.add("a.request_id = $?", answered.request_id->value);
    } else {
        which.add("a.item_id = $?", answered.item_id.value);
        which.add("a.request_id IS NULL");
    }
    which.add("a.state <> 'withdrawn'");
    ENSURE(state != AssignmentState::withdrawn);  // that is not for a submission to say
    change(which, "state = $?", {std::string(word(state))});
}

void AssignmentStore::set_state(std::vector<AssignmentId> const& ids, AssignmentState state) {
    change(one_of(ids), "state = $?", {std::string(word(state))});
}

void AssignmentStore::set_due(std::vector<AssignmentId> const& ids,
                              std::optional<std::string> const& due_on) {
    if (due_on)
        change(one_of(ids), "due_on = $?, due_order = $?", {*due_on, *due_on});
    else
        change(one_of(ids), "due_on = NULL, due_order = $?", {std::string(kNoDay)});
}

void AssignmentStore::set_assignee(std::vector<AssignmentId> const& ids, std::optional<UserId> assignee) {
    if (assignee)
        change(one_of(ids), "assignee_id = $?", {assignee->value});
    else
        change(one_of(ids), "assignee_id = NULL", {});
}

void AssignmentStore::insert(CampaignId campaign_id, campaign::Duty const& duty) {
    connection_.run(kInsert, campaign_id, duty.item_id, duty.clause, duty.organisation_id, word(duty.role),
                    duty.via_unit_id, duty.request_id, duty.position, duty.due_on, due_order(duty.due_on),
                    duty.text_digest);
}

void AssignmentStore::rewrite(AssignmentId id, campaign::Duty const& duty, AssignmentState state) {
    connection_.run(kRewrite, id, duty.item_id, duty.clause, duty.via_unit_id, duty.request_id, duty.position,
                    duty.due_on, due_order(duty.due_on), duty.text_digest, word(state));
}

void AssignmentStore::remove(AssignmentId id) {
    connection_.run(kRemove, id);
}

void AssignmentStore::recount(CampaignId campaign_id) {
    connection_.run(kForget, campaign_id);
    connection_.run(kRecount, campaign_id);
    connection_.run(kForgetAll, campaign_id);
    connection_.run(kRecountAll, campaign_id);
    TallyStore(connection_).recount_merged(campaign_id);
}

std::vector<StateCount> AssignmentStore::counts(CampaignId campaign_id, campaign::Reach const& reach) const {
    Filter which;
    which.add("c.campaign_id = $?", campaign_id.value);
    which.add("c.amount > 0");
    add_reach(which, reach, "c.organisation_id");
    std::vector<StateCount> out;
    auto cursor = connection_.query_values(fmt::format(kCounts, which.where()), which.values());
    while (cursor.next()) {
        auto& one = out.emplace_back();
        std::string day;
        cursor.read(one.organisation_id, word_into(one.state), day, one.amount);
        if (day != kNoDay) one.due_on = std::move(day);
    }
    return out;
}

void AssignmentStore::count(Filter const& which, int sign) {
    run(connection_, fmt::format(kCount, sign, which.where()), which.values());
    run(connection_, fmt::format(kCountAll, sign, which.where()), which.values());
}

void AssignmentStore::change(Filter const& which, std::string_view set, std::vector<Value> const& values) {
    count(which, -1);
    auto all = which.values();
    std::string numbered(set);
    for (auto const& value : values) {
        all.push_back(value);
        numbered.replace(numbered.find("$?"), 2, fmt::format("${}", all.size()));
    }
    run(connection_, fmt::format(kChange, numbered, which.where()), all);
    count(which, 1);
}

std::span<std::string_view const> AssignmentStore::statements() {
    return kStatements;
}

}  // namespace zs::store
