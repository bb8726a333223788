#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "store/finding.h"
#include "store/item.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::Finding;
using store::Item;
using store::ItemFilter;
using store::SourceBlock;
using store::UnitRole;

struct ItemDetail {
    Item item;
    std::vector<Finding> findings;
    std::vector<catalogue::MaterialRequest> material_requests;
    std::vector<SourceBlock> source_blocks;  ///< what it was read from, two blocks around it included
};

/// Empty strings clear `level2` and `deadline`.
/// `clauses` given: the item's units become their ordered union. Only `units_text` given: the units are read
/// from it.
struct ItemChange {
    std::int64_t revision = 0;
    std::optional<std::string> number;
    std::optional<std::string> level1;
    std::optional<std::string> level2;
    std::optional<std::string> text;
    std::optional<catalogue::Effect> effect;
    std::optional<bool> applicable;
    std::optional<std::vector<std::string>> lead_units;
    std::optional<std::vector<std::string>> responsible_units;
    std::optional<std::string> units_text;
    std::optional<std::vector<catalogue::Clause>> clauses;
    std::optional<std::string> deadline;
    std::optional<std::vector<std::string>> methods;
};

/// A heading belongs to its items: what they shall stand under. An empty `level2` clears it.
struct HeadingChange {
    struct Member {
        ItemId id;
        std::int64_t revision = 0;
    };
    std::vector<Member> items;
    std::optional<std::string> level1;
    std::optional<std::string> level2;
};

struct NewItem {
    ListId list_id;
    std::optional<ItemId> after_item_id;  ///< without it: at the end of the list
    ItemChange fields;                    ///< `number` and `text` are required; `revision` is not looked at
};

/// The items of a catalogue. Reading any, editing those of a draft.
class Items {
  public:
    Items(store::Database& database, Clock const& clock);

    Result<Page<Item>> list(ItemFilter const& filter, PageRequest page) const;
    Result<ItemDetail> find(ItemId id) const;
    /// conflict on a stale revision or a published catalogue.
    Result<Item> change(ItemId id, ItemChange const& change, Caller const& who);
    /// Items of one draft get another heading, all or none; the number of those it was new for. conflict as
    /// for change().
    Result<std::int64_t> change_heading(CatalogueId catalogue_id, HeadingChange const& change,
                                        Caller const& who);
    Result<Item> add(CatalogueId catalogue_id, NewItem const& wanted, Caller const& who);
    Result<void> remove(ItemId id, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
