#pragma once

#include "catalogue/described.h"
#include "catalogue/diff/carry_over.h"
#include "catalogue/diff/compare.h"
#include "catalogue/diff/diff.h"
#include "catalogue/diff/trace.h"

/// The wire form of differences, for whoever encodes them.
namespace zs::catalogue::diff {

ZS_WIRE_ENUM(ChangeKind, unchanged, moved, reworded, split, merged, added, withdrawn);
ZS_WIRE_ENUM(Move, list, heading, order);
ZS_WIRE_ENUM(EditKind, equal, removed, inserted);
ZS_WIRE_ENUM(LimitChangeKind, tightened, loosened, added, gone, changed);

ZS_WIRE(Edit, kind, text);
ZS_WIRE(LimitChange, kind, before, after);
ZS_WIRE(SideItem, position, list, number, level1, level2, text, text_digest, source);
ZS_WIRE(Part, before, after, before_share, after_share);
ZS_WIRE(DutyChange, lead_added, lead_removed, responsible_added, responsible_removed);
ZS_WIRE(FieldChange, field, before, after);
ZS_WIRE(Change, kind, moved, before, after, edits, parts, limits, units, fields);
ZS_WIRE(Counts, unchanged, moved, reworded, split, merged, added, withdrawn, limits_tightened,
        limits_loosened, limits_added, limits_gone, limits_changed, units_changed);
ZS_WIRE(Side, title, jurisdiction, issued_on, item_count);
ZS_WIRE(Diff, schema, before, after, counts, changes);

ZS_WIRE(TracedItem, after, list, number, before, before_list, before_number, text, before_text, after_share,
        before_share);
ZS_WIRE(TracedWhole, before, list, number, parts, share);
ZS_WIRE(Trace, schema, items, wholes);

ZS_WIRE(ComparedCell, local, kind, number, likeness, limits);
ZS_WIRE(LimitValue, text, count);
ZS_WIRE(LimitSpread, limit, values);
ZS_WIRE(ComparedRow, item, unchanged, withdrawn, limits, cells);
ZS_WIRE(ComparedLocal, name, side, counts, added);
ZS_WIRE(Comparison, schema, base, locals, rows);

ZS_WIRE_ENUM(Outcome, carries, reopens, starts, ends);
ZS_WIRE(CarriedTask, unit, lead, outcome);
ZS_WIRE(CarriedItem, outcome, kind, before, after, limits, tasks);
ZS_WIRE(OutcomeCounts, carries, reopens, starts, ends);
ZS_WIRE(CarryOver, items, tasks, changes);

}  // namespace zs::catalogue::diff
