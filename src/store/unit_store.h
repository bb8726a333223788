#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/page.h"
#include "store/item.h"
#include "store/unit.h"

namespace zs::store {

class Connection;

/// A merge as recorded: `name` is another name of `unit_id`.
struct UnitAlias {
    CatalogueId catalogue_id;
    std::string name;
    UnitId unit_id;
    std::optional<UnitId> merged_unit_id;  ///< its own row, in a published catalogue
    std::string reason;
    std::string decided_by;
    std::string decided_at;
};

struct ItemUnit {
    ItemId item_id;
    UnitId unit_id;
    UnitRole role = UnitRole::responsible;
};

/// Units of a catalogue, what items name them, their members, aliases and dismissed suggestions.
class UnitStore {
  public:
    explicit UnitStore(Connection& connection) : connection_(connection) {}

    UnitId insert(CatalogueId catalogue_id, std::string const& name, UnitKind kind);
    /// By name; without members, aliases and counts.
    [[nodiscard]] std::optional<Unit> find_named(CatalogueId catalogue_id, std::string const& name) const;
    [[nodiscard]] std::optional<Unit> find(UnitId id) const;
    /// In order of name; units merged into others only among the aliases of those, and counted there.
    [[nodiscard]] Page<Unit> page(CatalogueId catalogue_id, PageRequest page) const;
    [[nodiscard]] std::vector<Unit> all(CatalogueId catalogue_id) const;
    void set_kind(UnitId id, UnitKind kind);
    void set_members(Unit const& group, std::vector<UnitId> const& members);
    void remove(UnitId id);
    /// Units of a draft that nothing names any more.
    void remove_unused(CatalogueId catalogue_id);

    /// The rows that say which units the item names, from the names in its content (all must exist).
    void link(Item const& item);
    [[nodiscard]] std::vector<ItemUnit> links(CatalogueId catalogue_id) const;
    [[nodiscard]] std::vector<ItemId> items_of(UnitId id) const;

    void insert_alias(UnitAlias const& alias);
    /// All aliases and members of `from` become those of `to`.
    void move_layer(UnitId from, UnitId to);
    [[nodiscard]] std::vector<UnitAlias> aliases(CatalogueId catalogue_id) const;
    [[nodiscard]] std::vector<std::pair<UnitId, UnitId>> members(CatalogueId catalogue_id) const;

    void insert_dismissal(CatalogueId catalogue_id, std::pair<std::string, std::string> const& names,
                          std::string const& reason, std::string const& by, std::string const& at);
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> dismissals(CatalogueId catalogue_id) const;

    static std::span<std::string_view const> statements();

  private:
    void add_layers(CatalogueId catalogue_id, std::vector<Unit>& units) const;

    Connection& connection_;
};

}  // namespace zs::store
