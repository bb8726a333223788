#include "store/duty_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filter.h"
#include "store/reach_sql.h"

namespace zs::store {
namespace {

#define ZS_OWED                                                                                         \
    "SELECT a.id, a.campaign_id, c.name, a.organisation_id, o.name, j.path, a.request_id, a.item_id, "  \
    "i.number, l.name, i.text, a.role, a.due_on, a.state, r.parts FROM assignments a JOIN campaigns c " \
    "ON c.id = a.campaign_id JOIN organisations o ON o.id = a.organisation_id JOIN jurisdictions j ON " \
    "j.id = o.jurisdiction_id JOIN items i ON i.id = a.item_id JOIN lists l ON l.id = i.list_id LEFT "  \
    "JOIN material_requests r ON r.id = a.request_id"

constexpr std::string_view kOwed = ZS_OWED "{} ORDER BY a.due_order, a.position, a.id";
constexpr std::string_view kFind = ZS_OWED " WHERE a.id = $1";

constexpr std::string_view kStatements[] = {kFind};

OwedItem read_owed(Cursor const& cursor) {
    OwedItem out;
    std::optional<std::string> parts;
    cursor.read(out.id, out.campaign_id, out.campaign_name, out.organisation_id, out.organisation_name,
                out.path, out.request_id, out.item_id, out.number, out.list_name, out.text,
                word_into(out.role), out.due_on, word_into(out.state), parts);
    if (parts) json_into(out.parts).receive(*parts);
    return out;
}

}  // namespace

std::vector<OwedItem> DutyStore::owed(campaign::Reach const& reach) const {
    std::vector<OwedItem> out;
    Filter wanted;
    add_reach(wanted, reach, "a.organisation_id");
    wanted.add("c.state = 'running'");
    wanted.add("a.state <> 'withdrawn'");
    auto cursor = connection_.query_values(fmt::format(kOwed, wanted.where()), wanted.values());
    while (cursor.next())
        out.push_back(read_owed(cursor));
    return out;
}

std::optional<OwedItem> DutyStore::find(AssignmentId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_owed(cursor);
}

std::span<std::string_view const> DutyStore::statements() {
    return kStatements;
}

}  // namespace zs::store
