#include "store/jurisdiction_store.h"

#include <algorithm>

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

#define ZS_JURISDICTION "SELECT j.id, j.parent_id, j.level, j.name, j.path FROM jurisdictions j "

// The path holds the id, which is not known yet; the second statement of the transaction sets it.
constexpr std::string_view kInsert =
    "INSERT INTO jurisdictions (parent_id, level, name, path) VALUES ($1, $2, $3, $4) RETURNING id";
constexpr std::string_view kSetPath = "UPDATE jurisdictions SET path = $2 WHERE id = $1";
constexpr std::string_view kFind = ZS_JURISDICTION "WHERE j.id = $1";
constexpr std::string_view kAll = ZS_JURISDICTION "ORDER BY j.id";
constexpr std::string_view kChildren = ZS_JURISDICTION "WHERE j.parent_id = $1 ORDER BY j.id";
constexpr std::string_view kRoots = ZS_JURISDICTION "WHERE j.parent_id IS NULL ORDER BY j.id";
constexpr std::string_view kRename = "UPDATE jurisdictions SET name = $2 WHERE id = $1";
constexpr std::string_view kRemove =
    "DELETE FROM jurisdictions WHERE id = $1 "
    "AND NOT EXISTS (SELECT 1 FROM jurisdictions c WHERE c.parent_id = jurisdictions.id) "
    "AND NOT EXISTS (SELECT 1 FROM organisations o WHERE o.jurisdiction_id = jurisdictions.id) "
    "AND NOT EXISTS (SELECT 1 FROM campaigns k WHERE k.jurisdiction_id = jurisdictions.id)";

constexpr std::string_view kStatements[] = {kInsert,   kSetPath, kFind,   kAll,
                                            kChildren, kRoots,   kRename, kRemove};

std::vector<Jurisdiction> read_all(Cursor cursor) {
    std::vector<Jurisdiction> out;
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.id, one.parent_id, word_into(one.level), one.name, one.path);
    }
    return out;
}

}  // namespace

std::optional<JurisdictionId> JurisdictionStore::insert(std::optional<Jurisdiction> const& parent,
                                                        JurisdictionLevel level, std::string const& name) {
    auto const parent_id = parent ? std::optional(parent->id) : std::nullopt;
    auto const siblings = children(parent_id);
    if (std::any_of(siblings.begin(), siblings.end(), [&](auto const& one) { return one.name == name; }))
        return std::nullopt;
    auto const id = connection_.insert<JurisdictionId>(kInsert, parent_id, word(level), name, "new");
    auto const path = (parent ? parent->path : "/") + std::to_string(id.value) + "/";
    connection_.run(kSetPath, id, path);
    return id;
}

std::optional<Jurisdiction> JurisdictionStore::find(JurisdictionId id) const {
    auto found = read_all(connection_.query(kFind, id));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Jurisdiction> JurisdictionStore::all() const {
    auto out = read_all(connection_.query(kAll));
    std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.level < b.level; });
    return out;
}

std::vector<Jurisdiction> JurisdictionStore::children(std::optional<JurisdictionId> parent) const {
    return read_all(parent ? connection_.query(kChildren, *parent) : connection_.query(kRoots));
}

void JurisdictionStore::rename(JurisdictionId id, std::string const& name) {
    connection_.run(kRename, id, name);
}

bool JurisdictionStore::remove(JurisdictionId id) {
    return connection_.run(kRemove, id) > 0;
}

std::span<std::string_view const> JurisdictionStore::statements() {
    return kStatements;
}

}  // namespace zs::store
