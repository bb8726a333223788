#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "json/describe.h"

namespace zs::store {

class Connection;

/// What one catalogue is to another.
enum class Relation {
    follows,      ///< the version whose work goes on under this one
    base,         ///< the catalogue this one is checked against
    rebased_from  ///< this local catalogue before its base was exchanged
};
ZS_WIRE_ENUM(Relation, follows, base, rebased_from);

struct RelatedCatalogue {
    CatalogueId id;
    std::string title;
    Relation relation = Relation::follows;
};

class RelationStore {
  public:
    explicit RelationStore(Connection& connection) : connection_(connection) {}

    /// Nothing for `other` takes the relation away.
    void set(CatalogueId catalogue_id, Relation relation, std::optional<CatalogueId> other);
    [[nodiscard]] std::optional<CatalogueId> find(CatalogueId catalogue_id, Relation relation) const;
    /// The catalogues this one names.
    [[nodiscard]] std::vector<RelatedCatalogue> named_by(CatalogueId catalogue_id) const;
    /// The catalogues that name this one, newest first.
    [[nodiscard]] std::vector<RelatedCatalogue> naming(CatalogueId other_id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
