#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/item.h"

namespace zs::store {

class Connection;

/// The source of a catalogue, block by block, and what its items are asked to file.
class SourceStore {
  public:
    explicit SourceStore(Connection& connection) : connection_(connection) {}

    /// With its item_ids.
    void insert_block(CatalogueId catalogue_id, SourceBlock const& block);
    [[nodiscard]] Page<SourceBlock> page(CatalogueId catalogue_id, PageRequest page) const;
    /// The blocks an item was read from and `context` before and after each.
    [[nodiscard]] std::vector<SourceBlock> around(CatalogueId catalogue_id, ItemId item_id,
                                                  int context) const;

    void insert_request(CatalogueId catalogue_id, catalogue::MaterialRequest const& request,
                        std::vector<ItemId> const& items);
    [[nodiscard]] std::vector<catalogue::MaterialRequest> requests(CatalogueId catalogue_id) const;
    [[nodiscard]] std::vector<catalogue::MaterialRequest> requests_of(ItemId item_id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
