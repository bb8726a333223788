#include "store/organisation_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filtered_page.h"
#include "store/reach_sql.h"

namespace zs::store {
namespace {

#define ZS_ORGANISATION(members)                                                                     \
    "SELECT o.id, o.jurisdiction_id, j.name, j.path, o.parent_id, o.name, o.position, o.closed_at, " \
    "o.revision, " members " FROM organisations o JOIN jurisdictions j ON j.id = o.jurisdiction_id"
#define ZS_MEMBERS \
    "(SELECT count(*) FROM memberships m WHERE m.organisation_id = o.id AND m.ended_reason IS NULL)"

constexpr std::string_view kInsert =
    "INSERT INTO organisations (jurisdiction_id, parent_id, name, position, revision) "
    "VALUES ($1, $2, $3, (SELECT coalesce(max(position), 0) + 1 FROM organisations WHERE jurisdiction_id = "
    "$4), 1) ON CONFLICT (jurisdiction_id, name) DO NOTHING RETURNING id";
constexpr std::string_view kFind = ZS_ORGANISATION(ZS_MEMBERS) " WHERE o.id = $1";
constexpr std::string_view kPage = ZS_ORGANISATION(ZS_MEMBERS) "{} ORDER BY j.path, o.position, o.id{}";
constexpr std::string_view kCount =
    "SELECT count(*) FROM organisations o JOIN jurisdictions j ON j.id = o.jurisdiction_id{}";
constexpr std::string_view kBelow =
    ZS_ORGANISATION("0") " WHERE o.jurisdiction_id IN (SELECT j1.id FROM jurisdictions j1 "
    "WHERE substr(j1.path, 1, length(CAST($1 AS TEXT))) = $2) ORDER BY j.path, o.position, o.id";
constexpr std::string_view kNamed = "SELECT id FROM organisations WHERE jurisdiction_id = $1 AND name = $2";
constexpr std::string_view kUpdate =
    "UPDATE organisations SET parent_id = $2, name = $3, position = $4, closed_at = $5, "
    "revision = revision + 1 WHERE id = $1";

constexpr std::string_view kStatements[] = {kInsert, kFind, kBelow, kNamed, kUpdate};

Organisation read_organisation(Cursor const& cursor) {
    Organisation out;
    cursor.read(out.id, out.jurisdiction_id, out.jurisdiction_name, out.path, out.parent_id, out.name,
                out.position, out.closed_at, out.revision, out.member_count);
    return out;
}

/// Part of a name, its own signs taken as they are.
std::string like_pattern(std::string const& part) {
    std::string out = "%";
    for (char const c : part) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out + "%";
}

Filter conditions(OrganisationFilter const& wanted) {
    Filter out;
    add_reach(out, wanted.reach, "o.id", "j.path");
    if (wanted.jurisdiction_id) out.add("o.jurisdiction_id = $?", wanted.jurisdiction_id->value);
    if (wanted.q) out.add("o.name LIKE $? ESCAPE '\\'", like_pattern(*wanted.q));
    if (!wanted.closed) out.add("o.closed_at IS NULL");
    return out;
}

}  // namespace

std::optional<OrganisationId> OrganisationStore::insert(Organisation const& wanted) {
    return connection_.value<OrganisationId>(kInsert, wanted.jurisdiction_id, wanted.parent_id, wanted.name,
                                             wanted.jurisdiction_id);
}

std::optional<Organisation> OrganisationStore::find(OrganisationId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_organisation(cursor);
}

std::optional<Organisation> OrganisationStore::find_named(JurisdictionId jurisdiction_id,
                                                          std::string const& name) const {
    auto const id = connection_.value<OrganisationId>(kNamed, jurisdiction_id, name);
    return id ? find(*id) : std::nullopt;
}

Page<Organisation> OrganisationStore::page(OrganisationFilter const& filter, PageRequest page) const {
    return filtered_page(connection_, conditions(filter), page, kCount, kPage, read_organisation);
}

std::vector<Organisation> OrganisationStore::all_below(std::string const& path) const {
    std::vector<Organisation> out;
    auto cursor = connection_.query(kBelow, path, path);
    while (cursor.next())
        out.push_back(read_organisation(cursor));
    return out;
}

bool OrganisationStore::update(Organisation const& organisation) {
    auto const named =
        connection_.value<OrganisationId>(kNamed, organisation.jurisdiction_id, organisation.name);
    if (named && *named != organisation.id) return false;
    connection_.run(kUpdate, organisation.id, organisation.parent_id, organisation.name,
                    organisation.position, organisation.closed_at);
    return true;
}

std::span<std::string_view const> OrganisationStore::statements() {
    return kStatements;
}

}  // namespace zs::store
