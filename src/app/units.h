#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "store/unit.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::Unit;
using store::UnitKind;

struct UnitRef {
    UnitId id;
    std::string name;
};

/// Two units that may be one. `reason` is Chinese.
struct UnitSuggestion {
    UnitRef keep;
    UnitRef merge;
    std::string reason;
    double score = 0;  ///< 0…1
};

/// Who belongs to a group phrase by its own words, for a person to confirm. `rule` is Chinese.
struct GroupSuggestion {
    UnitRef group;
    std::string rule;
    std::vector<UnitRef> members;
};

/// Units of a catalogue. Merges, group members and kinds are a layer above a published catalogue: its items
/// keep the names they were published with, its tasks follow the layer.
class Units {
  public:
    Units(store::Database& database, Clock const& clock);

    Result<Page<Unit>> list(CatalogueId catalogue_id, PageRequest page) const;
    Result<Unit> find(UnitId id) const;
    Result<std::vector<UnitSuggestion>> suggestions(CatalogueId catalogue_id) const;
    /// For groups whose phrase says who belongs to them (各镇（街道）, 各执法部门) and that have no members
    /// yet.
    Result<std::vector<GroupSuggestion>> group_suggestions(CatalogueId catalogue_id) const;
    Result<Unit> merge(CatalogueId catalogue_id, UnitId keep_id, UnitId merge_id, std::string const& reason,
                       Caller const& who);
    Result<void> dismiss(CatalogueId catalogue_id, UnitId keep_id, UnitId merge_id, std::string const& reason,
                         Caller const& who);
    /// Makes the unit a group if it is none yet and `member_ids` is not empty.
    Result<Unit> set_members(UnitId id, std::vector<UnitId> const& member_ids, Caller const& who);
    Result<Unit> set_kind(UnitId id, UnitKind kind, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
