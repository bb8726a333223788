#include "store/unit_store.h"

#include <algorithm>

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

// A unit merged into another one (published catalogues keep its row) is counted there.
#define ZS_UNIT_COUNT(role)                                                                                 \
    "(SELECT count(DISTINCT x.item_id) FROM item_units x WHERE x.role = '" role                             \
    "' AND (x.unit_id = u.id OR x.unit_id IN (SELECT a.merged_unit_id FROM unit_aliases a WHERE a.unit_id " \
    "= u.id)))"
#define ZS_UNIT_COLUMNS \
    "u.id, u.catalogue_id, u.name, u.kind, " ZS_UNIT_COUNT("lead") ", " ZS_UNIT_COUNT("responsible")
#define ZS_NOT_MERGED \
    "u.id NOT IN (SELECT a.merged_unit_id FROM unit_aliases a WHERE a.merged_unit_id IS NOT NULL)"

constexpr std::string_view kInsert =
    "INSERT INTO units (catalogue_id, name, kind) VALUES ($1, $2, $3) RETURNING id";
constexpr std::string_view kFindNamed =
    "SELECT id, catalogue_id, name, kind FROM units WHERE catalogue_id = $1 AND name = $2";
constexpr std::string_view kFind = "SELECT " ZS_UNIT_COLUMNS " FROM units u WHERE u.id = $1";
constexpr std::string_view kCount =
    "SELECT count(*) FROM units u WHERE u.catalogue_id = $1 AND " ZS_NOT_MERGED;
constexpr std::string_view kPage =
    "SELECT " ZS_UNIT_COLUMNS " FROM units u WHERE u.catalogue_id = $1 AND " ZS_NOT_MERGED
    " ORDER BY u.name LIMIT $2 OFFSET $3";
constexpr std::string_view kSetKind = "UPDATE units SET kind = $2 WHERE id = $1";
constexpr std::string_view kRemove = "DELETE FROM units WHERE id = $1";
constexpr std::string_view kRemoveUnused =
    "DELETE FROM units WHERE catalogue_id = $1 "
    "AND NOT EXISTS (SELECT 1 FROM item_units x WHERE x.unit_id = units.id) "
    "AND NOT EXISTS (SELECT 1 FROM unit_members m WHERE m.group_id = units.id) "
    "AND NOT EXISTS (SELECT 1 FROM unit_members m WHERE m.member_id = units.id) "
    "AND NOT EXISTS (SELECT 1 FROM unit_aliases a WHERE a.unit_id = units.id)";
constexpr std::string_view kUnlink = "DELETE FROM item_units WHERE item_id = $1";
constexpr std::string_view kLink =
    "INSERT INTO item_units (item_id, unit_id, role, catalogue_id) "
    "SELECT CAST($1 AS BIGINT), id, $2, catalogue_id FROM units WHERE catalogue_id = $3 AND name = $4 ON "
    "CONFLICT DO NOTHING";
constexpr std::string_view kLinks =
    "SELECT x.item_id, x.unit_id, x.role FROM item_units x JOIN items i ON i.id = x.item_id "
    "WHERE x.catalogue_id = $1 ORDER BY i.position, x.unit_id";
constexpr std::string_view kItemsOf =
    "SELECT DISTINCT item_id FROM item_units WHERE unit_id = $1 ORDER BY item_id";
constexpr std::string_view kInsertMember =
    "INSERT INTO unit_members (group_id, member_id, catalogue_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
constexpr std::string_view kClearMembers = "DELETE FROM unit_members WHERE group_id = $1";
constexpr std::string_view kMembers =
    "SELECT group_id, member_id FROM unit_members WHERE catalogue_id = $1 ORDER BY group_id, member_id";
constexpr std::string_view kMoveMemberships =
    "INSERT INTO unit_members (group_id, member_id, catalogue_id) "
    "SELECT group_id, CAST($1 AS BIGINT), catalogue_id FROM unit_members WHERE member_id = $2 AND group_id "
    "<> $3 "
    "ON CONFLICT DO NOTHING";
constexpr std::string_view kDropMemberships = "DELETE FROM unit_members WHERE member_id = $1";
constexpr std::string_view kMoveMembers =
    "INSERT INTO unit_members (group_id, member_id, catalogue_id) "
    "SELECT CAST($1 AS BIGINT), member_id, catalogue_id FROM unit_members WHERE group_id = $2 AND member_id "
    "<> $3 "
    "ON CONFLICT DO NOTHING";
constexpr std::string_view kInsertAlias =
    "INSERT INTO unit_aliases (catalogue_id, name, unit_id, merged_unit_id, reason, decided_by, decided_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr std::string_view kMoveAliases = "UPDATE unit_aliases SET unit_id = $2 WHERE unit_id = $1";
constexpr std::string_view kAliases =
    "SELECT catalogue_id, name, unit_id, merged_unit_id, reason, decided_by, decided_at FROM unit_aliases "
    "WHERE catalogue_id = $1 ORDER BY name";
constexpr std::string_view kInsertDismissal =
    "INSERT INTO unit_dismissals (catalogue_id, first_name, second_name, reason, decided_by, decided_at) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
constexpr std::string_view kDismissals =
    "SELECT first_name, second_name FROM unit_dismissals WHERE catalogue_id = $1";

constexpr std::string_view kStatements[] = {
    kInsert,          kFindNamed,       kFind,         kCount,        kPage,
    kSetKind,         kRemove,          kRemoveUnused, kUnlink,       kLink,
    kLinks,           kItemsOf,         kInsertMember, kClearMembers, kMembers,
    kMoveMemberships, kDropMemberships, kMoveMembers,  kInsertAlias,  kMoveAliases,
    kAliases,         kInsertDismissal, kDismissals};

Unit read_unit(Cursor const& cursor) {
    Unit out;
    cursor.read(out.id, out.catalogue_id, out.name, word_into(out.kind), out.lead_count,
                out.responsible_count);
    return out;
}

constexpr std::int64_t kAll = 1'000'000;

}  // namespace

UnitId UnitStore::insert(CatalogueId catalogue_id, std::string const& name, UnitKind kind) {
    return connection_.insert<UnitId>(kInsert, catalogue_id, name, word(kind));
}

std::optional<Unit> UnitStore::find_named(CatalogueId catalogue_id, std::string const& name) const {
    auto cursor = connection_.query(kFindNamed, catalogue_id, name);
    if (!cursor.next()) return std::nullopt;
    Unit out;
    cursor.read(out.id, out.catalogue_id, out.name, word_into(out.kind));
    return out;
}

std::optional<Unit> UnitStore::find(UnitId id) const {
    std::vector<Unit> found;
    {
        auto cursor = connection_.query(kFind, id);
        if (!cursor.next()) return std::nullopt;
        found.push_back(read_unit(cursor));
    }
    add_layers(found[0].catalogue_id, found);
    return found[0];
}

Page<Unit> UnitStore::page(CatalogueId catalogue_id, PageRequest page) const {
    Page<Unit> out{
        connection_.value<std::int64_t>(kCount, catalogue_id).value_or(0), page.offset, page.limit, {}};
    {
        auto cursor = connection_.query(kPage, catalogue_id, page.limit, page.offset);
        while (cursor.next())
            out.rows.push_back(read_unit(cursor));
    }
    add_layers(catalogue_id, out.rows);
    return out;
}

std::vector<Unit> UnitStore::all(CatalogueId catalogue_id) const {
    return page(catalogue_id, {0, kAll}).rows;
}

void UnitStore::add_layers(CatalogueId catalogue_id, std::vector<Unit>& units) const {
    auto const unit_of = [&](UnitId id) {
        return std::find_if(units.begin(), units.end(), [&](Unit const& unit) { return unit.id == id; });
    };
    for (auto const& [group, member] : members(catalogue_id)) {
        if (auto unit = unit_of(group); unit != units.end()) unit->members.push_back(member);
    }
    for (auto& alias : aliases(catalogue_id)) {
        if (auto unit = unit_of(alias.unit_id); unit != units.end())
            unit->aliases.push_back(std::move(alias.name));
    }
}

void UnitStore::set_kind(UnitId id, UnitKind kind) {
    connection_.run(kSetKind, id, word(kind));
}

void UnitStore::set_members(Unit const& group, std::vector<UnitId> const& members) {
    connection_.run(kClearMembers, group.id);
    for (auto member : members)
        connection_.run(kInsertMember, group.id, member, group.catalogue_id);
}

void UnitStore::remove(UnitId id) {
    connection_.run(kRemove, id);
}

void UnitStore::remove_unused(CatalogueId catalogue_id) {
    connection_.run(kRemoveUnused, catalogue_id);
}

void UnitStore::link(Item const& item) {
    connection_.run(kUnlink, item.id);
    for (auto const& name : item.content.lead_units)
        connection_.run(kLink, item.id, word(UnitRole::lead), item.catalogue_id, name);
    for (auto const& name : item.content.responsible_units)
        connection_.run(kLink, item.id, word(UnitRole::responsible), item.catalogue_id, name);
}

std::vector<ItemUnit> UnitStore::links(CatalogueId catalogue_id) const {
    std::vector<ItemUnit> out;
    auto cursor = connection_.query(kLinks, catalogue_id);
    while (cursor.next()) {
        auto& link = out.emplace_back();
        cursor.read(link.item_id, link.unit_id, word_into(link.role));
    }
    return out;
}

std::vector<ItemId> UnitStore::items_of(UnitId id) const {
    std::vector<ItemId> out;
    auto cursor = connection_.query(kItemsOf, id);
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

void UnitStore::insert_alias(UnitAlias const& alias) {
    connection_.run(kInsertAlias, alias.catalogue_id, alias.name, alias.unit_id, alias.merged_unit_id,
                    alias.reason, alias.decided_by, alias.decided_at);
}

void UnitStore::move_layer(UnitId from, UnitId to) {
    connection_.run(kMoveAliases, from, to);
    connection_.run(kMoveMemberships, to, from, to);
    connection_.run(kDropMemberships, from);
    connection_.run(kMoveMembers, to, from, to);
    connection_.run(kClearMembers, from);
}

std::vector<UnitAlias> UnitStore::aliases(CatalogueId catalogue_id) const {
    std::vector<UnitAlias> out;
    auto cursor = connection_.query(kAliases, catalogue_id);
    while (cursor.next()) {
        auto& alias = out.emplace_back();
        cursor.read(alias.catalogue_id, alias.name, alias.unit_id, alias.merged_unit_id, alias.reason,
                    alias.decided_by, alias.decided_at);
    }
    return out;
}

std::vector<std::pair<UnitId, UnitId>> UnitStore::members(CatalogueId catalogue_id) const {
    std::vector<std::pair<UnitId, UnitId>> out;
    auto cursor = connection_.query(kMembers, catalogue_id);
    while (cursor.next()) {
        auto& pair = out.emplace_back();
        cursor.read(pair.first, pair.second);
    }
    return out;
}

void UnitStore::insert_dismissal(CatalogueId catalogue_id, std::pair<std::string, std::string> const& names,
                                 std::string const& reason, std::string const& by, std::string const& at) {
    auto const& [first, second] = std::minmax(names.first, names.second);
    connection_.run(kInsertDismissal, catalogue_id, first, second, reason, by, at);
}

std::vector<std::pair<std::string, std::string>> UnitStore::dismissals(CatalogueId catalogue_id) const {
    std::vector<std::pair<std::string, std::string>> out;
    auto cursor = connection_.query(kDismissals, catalogue_id);
    while (cursor.next()) {
        auto& pair = out.emplace_back();
        cursor.read(pair.first, pair.second);
    }
    return out;
}

std::span<std::string_view const> UnitStore::statements() {
    return kStatements;
}

}  // namespace zs::store
