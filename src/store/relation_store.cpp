#include "store/relation_store.h"

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

constexpr std::string_view kRemove =
    "DELETE FROM catalogue_relations WHERE catalogue_id = $1 AND relation = $2";
constexpr std::string_view kInsert =
    "INSERT INTO catalogue_relations (catalogue_id, relation, other_id) VALUES ($1, $2, $3)";
constexpr std::string_view kFind =
    "SELECT other_id FROM catalogue_relations WHERE catalogue_id = $1 AND relation = $2";
constexpr std::string_view kNamedBy =
    "SELECT c.id, c.title, r.relation FROM catalogue_relations r JOIN catalogues c ON c.id = r.other_id "
    "WHERE r.catalogue_id = $1 ORDER BY r.relation";
constexpr std::string_view kNaming =
    "SELECT c.id, c.title, r.relation FROM catalogue_relations r JOIN catalogues c ON c.id = r.catalogue_id "
    "WHERE r.other_id = $1 ORDER BY c.id DESC";

constexpr std::string_view kStatements[] = {kRemove, kInsert, kFind, kNamedBy, kNaming};

std::vector<RelatedCatalogue> read_all(Cursor&& cursor) {
    std::vector<RelatedCatalogue> out;
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.id, one.title, word_into(one.relation));
    }
    return out;
}

}  // namespace

void RelationStore::set(CatalogueId catalogue_id, Relation relation, std::optional<CatalogueId> other) {
    connection_.run(kRemove, catalogue_id, word(relation));
    if (other) connection_.run(kInsert, catalogue_id, word(relation), *other);
}

std::optional<CatalogueId> RelationStore::find(CatalogueId catalogue_id, Relation relation) const {
    return connection_.value<CatalogueId>(kFind, catalogue_id, word(relation));
}

std::vector<RelatedCatalogue> RelationStore::named_by(CatalogueId catalogue_id) const {
    return read_all(connection_.query(kNamedBy, catalogue_id));
}

std::vector<RelatedCatalogue> RelationStore::naming(CatalogueId other_id) const {
    return read_all(connection_.query(kNaming, other_id));
}

std::span<std::string_view const> RelationStore::statements() {
    return kStatements;
}

}  // namespace zs::store
