#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/ids.h"
#include "catalogue/overlay/overlay.h"
#include "catalogue/overlay/rebase.h"
#include "store/catalogue_record.h"
#include "store/relation_store.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
class Database;
}  // namespace zs::store

namespace zs::app {

/// A recorded change as people read it. Without a number where the whole catalogue is meant.
struct RecordedChange {
    catalogue::overlay::ChangeKind kind = catalogue::overlay::ChangeKind::replace_text;
    std::string number;
    std::string text;
    std::string was;
    std::string now;
};

/// A local catalogue as its base and the changes made to it.
struct OverlayState {
    CatalogueId base_id;
    std::string base_title;
    std::string recorded_by;
    std::string recorded_at;
    bool current = false;        ///< base and changes still give exactly the catalogue
    bool can_roll_back = false;  ///< it came of an exchange of its base
    std::vector<RecordedChange> changes;
};

struct RebasePreview {
    std::string base_title;  ///< of the new base
    int carried = 0;
    int adopted = 0;
    std::vector<catalogue::overlay::Conflict> conflicts;
};

struct RebaseWish {
    CatalogueId onto;
    catalogue::overlay::Prefer prefer = catalogue::overlay::Prefer::local;
};

/// Local catalogues kept as base and changes: recorded, brought to a new base, and back.
class Overlays {
  public:
    Overlays(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// Nothing where none was recorded; not_found without such a catalogue.
    Result<std::optional<OverlayState>> find(CatalogueId id) const;
    /// Records what makes the catalogue of `base`, anew if there was a record.
    Result<OverlayState> record_on(CatalogueId id, CatalogueId base, Caller const& who);
    /// What `rebase` would do; nothing is written.
    Result<RebasePreview> preview(CatalogueId id, RebaseWish const& wish) const;
    /// A new draft: the new base with the changes that carry over. The catalogue itself stays as it is.
    Result<store::CatalogueDetail> rebase(CatalogueId id, RebaseWish const& wish, Caller const& who);
    /// The catalogue as it was before its base was exchanged: a draft that came of it is removed, and the one
    /// before it returned; of a published one a new draft is made. not_found where no base was exchanged.
    Result<store::CatalogueDetail> roll_back(CatalogueId id, Caller const& who);

  private:
    struct Made;
    Result<Made> rebased(store::Connection& connection, CatalogueId id, RebaseWish const& wish) const;

    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
