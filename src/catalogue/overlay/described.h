#pragma once

#include "catalogue/described.h"
#include "catalogue/overlay/overlay.h"
#include "catalogue/overlay/rebase.h"

/// The wire form of overlays, for whoever encodes them.
namespace zs::catalogue::overlay {

ZS_WIRE_ENUM(ChangeKind, replace_text, set_number, set_heading, set_units, set_limits, set_deadline,
             set_methods, set_standing, set_source, move, add, withdraw);
ZS_WIRE(ItemKey, digest, nth);
ZS_WIRE(Aspect, text, text_digest, number, level1, level2, lead_units, responsible_units, units_text, clauses,
        limits, deadline, methods, effect, applicable, source, confidence);
ZS_WIRE_OMIT_ABSENT(Aspect);
ZS_WIRE(Position, list, index);
ZS_WIRE(Change, kind, item, was, now, at, added);
ZS_WIRE_OMIT_ABSENT(Change);
ZS_WIRE(Particulars, title, jurisdiction, issuer, document_number, issued_on);
ZS_WIRE(ListHead, name, kind, declared_count);
ZS_WIRE(Rest, material_requests, plan, findings);
ZS_WIRE(Overlay, schema, base_title, base_digest, particulars, lists, rest, changes, previous);

ZS_WIRE_ENUM(ConflictKind, changed_on_both_sides, withdrawn_in_base, split_in_base, withdrawn_here,
             added_on_both_sides);
ZS_WIRE_ENUM(Prefer, local, base);
ZS_WIRE(Conflict, kind, change, number, text, base_was, base_now, local, message);
ZS_WIRE(Rebased, overlay, carried, adopted, conflicts);

}  // namespace zs::catalogue::overlay
