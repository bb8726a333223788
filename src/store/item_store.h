#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/item.h"

namespace zs::store {

class Connection;

struct FoundItem {
    ItemId item_id;
    CatalogueId catalogue_id;
    std::string catalogue_title;
    std::string number;
    std::string text;
};

/// Items and their place in the full-text index. Which units they name: UnitStore::link.
class ItemStore {
  public:
    explicit ItemStore(Connection& connection) : connection_(connection) {}

    ItemId insert(Item const& item);
    /// Content only; the revision grows.
    void update(Item const& item);
    void remove(ItemId id);
    /// Makes room: the items of the catalogue from `position` on move one down.
    void shift_positions(CatalogueId catalogue_id, std::int64_t position);
    /// The last position in the list, or that before its first item if it is empty.
    [[nodiscard]] std::int64_t last_position(CatalogueId catalogue_id, ListId list_id) const;

    [[nodiscard]] std::optional<Item> find(ItemId id) const;
    [[nodiscard]] Page<Item> page(ItemFilter const& filter, PageRequest page) const;
    [[nodiscard]] std::vector<Item> all(CatalogueId catalogue_id) const;
    /// One after the other, in order; `take` asks for no items itself.
    void each(ListId list_id, std::function<void(Item&&)> const& take) const;
    [[nodiscard]] Page<FoundItem> search(std::string const& q, PageRequest page) const;

    static std::span<std::string_view const> statements();

  private:
    void index(ItemId id, catalogue::Item const& content);

    Connection& connection_;
};

}  // namespace zs::store
