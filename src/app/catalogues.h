#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "store/catalogue_record.h"
#include "store/item.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::CatalogueDetail;
using store::CatalogueState;
using store::CatalogueSummary;
using store::Heading;
using store::ListSummary;
using store::ListTree;
using store::SourceBlock;
using store::SourceCell;
using store::SourceKind;

/// An empty string clears a field that may be absent.
struct CatalogueChange {
    std::int64_t revision = 0;
    std::optional<std::string> title;
    std::optional<std::string> jurisdiction;
    std::optional<std::string> issuer;
    std::optional<std::string> document_number;
    std::optional<std::string> issued_on;
};

/// A `declared_count` under 0 clears it.
struct ListChange {
    std::optional<std::string> name;
    std::optional<catalogue::ListKind> kind;
    std::optional<int> declared_count;
};

/// Catalogues as wholes. Every change of a published one is refused with conflict.
class Catalogues {
  public:
    Catalogues(store::Database& database, Clock const& clock);

    Result<Page<CatalogueSummary>> list(PageRequest page) const;
    Result<CatalogueDetail> find(CatalogueId id) const;
    Result<std::vector<ListTree>> tree(CatalogueId id) const;
    Result<Page<SourceBlock>> source(CatalogueId id, PageRequest page) const;
    /// conflict on a stale revision.
    Result<CatalogueDetail> change(CatalogueId id, CatalogueChange const& change, Caller const& who);
    Result<ListSummary> change_list(ListId id, ListChange const& change, Caller const& who);
    Result<void> remove(CatalogueId id, Caller const& who);
    /// Freezes the catalogue and makes its tasks. conflict on a stale revision or while error findings are
    /// open.
    /// `follows`: the version whose work goes on under this one, for the record.
    Result<CatalogueDetail> publish(CatalogueId id, std::int64_t revision, Caller const& who,
                                    std::optional<CatalogueId> follows = std::nullopt);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
