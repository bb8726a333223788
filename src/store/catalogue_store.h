#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/catalogue_record.h"

namespace zs::store {

class Connection;

/// Catalogues and their lists.
class CatalogueStore {
  public:
    explicit CatalogueStore(Connection& connection) : connection_(connection) {}

    /// A draft without lists; `summary` and the fields beside it are taken from `detail`.
    CatalogueId insert(CatalogueDetail const& detail, std::optional<ImportId> import_id);
    ListId insert_list(CatalogueId catalogue_id, std::int64_t position, ListSummary const& list);
    /// Newest first.
    [[nodiscard]] Page<CatalogueSummary> page(PageRequest page) const;
    [[nodiscard]] std::optional<CatalogueDetail> find(CatalogueId id) const;
    [[nodiscard]] std::vector<ListTree> tree(CatalogueId id) const;
    [[nodiscard]] std::vector<ListSummary> lists(CatalogueId id) const;
    struct OwnedList {
        CatalogueId catalogue_id;
        ListSummary list;
    };
    [[nodiscard]] std::optional<OwnedList> find_list(ListId id) const;
    /// Title, jurisdiction, issuer, document number and date.
    void update(CatalogueDetail const& detail);
    void update_list(ListSummary const& list);
    /// Every edit inside the catalogue counts.
    void grow_revision(CatalogueId id);
    void set_published(CatalogueId id, std::string const& now);
    void remove(CatalogueId id);

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
