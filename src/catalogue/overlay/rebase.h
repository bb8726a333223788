#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalogue/overlay/overlay.h"

/// An overlay brought to a new version of its base.
namespace zs::catalogue::overlay {

enum class ConflictKind {
    changed_on_both_sides,  ///< the new base changed what the overlay changes
    withdrawn_in_base,      ///< the item is gone
    split_in_base,          ///< the item was split, or merged with others
    withdrawn_here,         ///< withdrawn locally, but the new base reworded it
    added_on_both_sides     ///< the new base has an item much like one added locally
};

struct Conflict {
    ConflictKind kind = ConflictKind::changed_on_both_sides;
    ChangeKind change = ChangeKind::replace_text;
    std::string number;  ///< of the item, as the new base or else the old one has it
    std::string text;    ///< likewise
    std::string base_was;
    std::string base_now;
    std::string local;
    std::string message;  ///< Chinese: what happened, and what was done
};

/// Which side wins where both changed.
enum class Prefer { local, base };

struct Rebased {
    Overlay overlay;  ///< for the new base; `previous` holds the one before
    int carried = 0;  ///< changes that still stand
    int adopted = 0;  ///< changes that the new base has made its own
    std::vector<Conflict> conflicts;
};

/// Pure: a preview is a rebase that nobody keeps. What is not in conflict is carried over; a conflict is
/// decided by `prefer` and told. Fails as apply() does if the overlay does not fit `old_base`.
Result<Rebased> rebase(Overlay const& overlay, Catalogue const& old_base, Catalogue const& new_base,
                       Prefer prefer = Prefer::local);

}  // namespace zs::catalogue::overlay
