#include "store/holding_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "store/database.h"
#include "store/filter.h"
#include "store/reach_sql.h"

namespace zs::store {
namespace {

#define ZS_GROUP_ROWS                                                                \
    "work_group_members x JOIN work_groups g ON g.id = x.group_id JOIN campaigns c " \
    "ON c.id = g.campaign_id JOIN jurisdictions j ON j.id = c.jurisdiction_id"

#define ZS_PROBLEM_ROWS "problems x JOIN rectifications r ON r.problem_id = x.id AND r.round = x.round"

constexpr std::string_view kProblem = "problem";

/// A kind of holding: rows `x` whose `person` is the one to act, of an organisation or of a place.
struct Kind {
    std::string_view name;
    std::string_view rows;          ///< FROM …, with the alias x
    std::string_view person;        ///< condition of x, with $? for the id of the person
    std::string_view open;          ///< condition: still to be done
    std::string_view organisation;  ///< column, "" where it belongs to a place
    std::string_view path;          ///< column of the place
    /// {0} is the condition of what moves, {1} the number of the parameter that is the person it goes to.
    std::vector<std::string_view> moved;
};

std::vector<Kind> const& kinds() {
    static std::vector<Kind> const kKinds = {
        {"assignment",
         "assignments x",
         "x.assignee_id = $?",
         "x.state IN ('open', 'draft', 'filed', 'returned')",
         "x.organisation_id",
         "",
         {"UPDATE assignments SET assignee_id = ${1}, revision = revision + 1 WHERE id IN (SELECT x.id FROM "
          "assignments x{0})"}},
        {"work_group",
         ZS_GROUP_ROWS,
         "x.user_id = $?",
         "c.state <> 'closed'",
         "",
         "j.path",
         {"INSERT INTO work_group_members (group_id, user_id) SELECT x.group_id, CAST(${1} AS BIGINT) "
          "FROM " ZS_GROUP_ROWS "{0} ON CONFLICT DO NOTHING",
          "DELETE FROM work_group_members WHERE user_id <> ${1} AND (group_id, user_id) IN "
          "(SELECT x.group_id, x.user_id FROM " ZS_GROUP_ROWS "{0})"}},
        // Who answers for a rectification is a name, for it may be somebody without an account.
        {kProblem,
         ZS_PROBLEM_ROWS,
         "r.responsible = (SELECT u.display_name FROM users u WHERE u.id = $?)",
         "x.state IN ('open', 'rectifying', 'done', 'checked')",
         "x.organisation_id",
         "",
         {"UPDATE rectifications SET responsible = (SELECT u.display_name FROM users u WHERE u.id = ${1}) "
          "WHERE id IN (SELECT r.id FROM " ZS_PROBLEM_ROWS "{0})"}},
    };
    return kKinds;
}

Filter conditions(Kind const& kind, UserId user_id, Reach const& reach) {
    Filter out;
    out.add(kind.person, user_id.value);
    out.add(kind.open);
    if (kind.organisation.empty()) {
        add_reach(out, reach, "0", kind.path);  // a place: no organisation has the id 0
    } else {
        add_reach(out, reach, kind.organisation);
    }
    return out;
}

std::int64_t count(Connection& connection, Kind const& kind, UserId user_id, Reach const& reach) {
    auto const filter = conditions(kind, user_id, reach);
    auto cursor = connection.query_values(fmt::format("SELECT count(*) FROM {}{}", kind.rows, filter.where()),
                                          filter.values());
    std::int64_t amount = 0;
    if (cursor.next()) cursor.read(amount);
    return amount;
}

}  // namespace

std::vector<Holding> HoldingStore::of_user(UserId user_id, Reach const& reach) const {
    Reach everything;
    everything.all = true;
    std::vector<Holding> out;
    for (auto const& kind : kinds()) {
        auto const amount = count(connection_, kind, user_id, reach);
        auto const beyond = count(connection_, kind, user_id, everything) - amount;
        out.push_back({std::string(kind.name), amount, beyond});
    }
    return out;
}

std::vector<HoldingStore::AnsweredProblem> HoldingStore::problems(UserId user_id, Reach const& reach) const {
    auto const kind =
        std::find_if(kinds().begin(), kinds().end(), [](Kind const& one) { return one.name == kProblem; });
    ENSURE(kind != kinds().end());
    auto const filter = conditions(*kind, user_id, reach);
    std::vector<AnsweredProblem> out;
    auto cursor = connection_.query_values(
        fmt::format("SELECT x.id, x.round FROM {}{} ORDER BY x.id", kind->rows, filter.where()),
        filter.values());
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.id, one.round);
    }
    return out;
}

void HoldingStore::move(UserId from, UserId to, Reach const& reach) {
    for (auto const& kind : kinds()) {
        auto const filter = conditions(kind, from, reach);
        auto values = filter.values();
        values.emplace_back(to.value);
        for (auto const sql : kind.moved) {
            auto cursor = connection_.query_values(
                fmt::format(fmt::runtime(sql), filter.where(), values.size()), values);
            while (cursor.next()) {
            }
        }
    }
}

}  // namespace zs::store
