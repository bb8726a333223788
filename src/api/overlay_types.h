#pragma once

#include "api/catalogue_types.h"
#include "app/overlays.h"
#include "catalogue/overlay/described.h"

namespace zs::api {

struct OverlayBase {
    CatalogueId base_id;
};
ZS_WIRE(OverlayBase, base_id);

/// As catalogue::overlay::ChangeKind has them, in its order; a diff has a ChangeKind too.
enum class OverlayChangeKind {
    replace_text,
    set_number,
    set_heading,
    set_units,
    set_limits,
    set_deadline,
    set_methods,
    set_standing,
    set_source,
    move,
    add,
    withdraw
};
ZS_WIRE_ENUM(OverlayChangeKind, replace_text, set_number, set_heading, set_units, set_limits, set_deadline,
             set_methods, set_standing, set_source, move, add, withdraw);
static_assert(static_cast<int>(OverlayChangeKind::withdraw) ==
              static_cast<int>(catalogue::overlay::ChangeKind::withdraw));

constexpr OverlayChangeKind wire_kind(catalogue::overlay::ChangeKind kind) {
    return static_cast<OverlayChangeKind>(kind);
}

struct OverlayChange {
    OverlayChangeKind kind = OverlayChangeKind::replace_text;
    std::string number;
    std::string text;
    std::string was;
    std::string now;
};
ZS_WIRE(OverlayChange, kind, number, text, was, now);

struct OverlayRecord {
    CatalogueId base_id;
    std::string base_title;
    std::string recorded_by;
    std::string recorded_at;
    bool current = false;
    bool can_roll_back = false;
    std::vector<OverlayChange> changes;
};
ZS_WIRE(OverlayRecord, base_id, base_title, recorded_by, recorded_at, current, can_roll_back, changes);

/// Null where none was recorded: most catalogues have none, and that is no failure.
struct RecordedOverlay {
    std::optional<OverlayRecord> record;
};
ZS_WIRE(RecordedOverlay, record);

struct RebaseQuery {
    std::optional<CatalogueId> onto;
    std::optional<catalogue::overlay::Prefer> prefer;
};
ZS_WIRE(RebaseQuery, onto, prefer);

struct Rebasing {
    CatalogueId onto;
    catalogue::overlay::Prefer prefer = catalogue::overlay::Prefer::local;
};
ZS_WIRE(Rebasing, onto, prefer);

struct RebaseConflict {
    catalogue::overlay::ConflictKind kind = catalogue::overlay::ConflictKind::changed_on_both_sides;
    OverlayChangeKind change = OverlayChangeKind::replace_text;
    std::string number;
    std::string text;
    std::string base_was;
    std::string base_now;
    std::string local;
    std::string message;
};
ZS_WIRE(RebaseConflict, kind, change, number, text, base_was, base_now, local, message);

/// What exchanging the base would do.
struct RebaseEffect {
    std::string base_title;
    int carried = 0;
    int adopted = 0;
    std::vector<RebaseConflict> conflicts;
};
ZS_WIRE(RebaseEffect, base_title, carried, adopted, conflicts);

}  // namespace zs::api
