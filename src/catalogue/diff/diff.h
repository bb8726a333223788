#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/diff/edit_script.h"
#include "catalogue/diff/limit_changes.h"

/// The differences of two catalogues, as exchanged: `zhunsheng.diff/1`. Field names are the JSON names.
namespace zs::catalogue::diff {

/// `moved`: the same text in another list, under another heading or in another place of the order. A reworded
/// item may have moved too: Change::moved says so.
enum class ChangeKind { unchanged, moved, reworded, split, merged, added, withdrawn };
enum class Move { list, heading, order };

/// An item as one side has it.
struct SideItem {
    int position = 0;  ///< from 1, through all lists
    std::string list;
    std::string number;
    std::string level1;
    std::optional<std::string> level2;
    std::string text;
    std::string text_digest;
    Source source;
};

/// How much of two texts stands in both: shares of their characters, 0.0–1.0.
struct Part {
    int before = 0;  ///< position
    int after = 0;
    double before_share = 0;
    double after_share = 0;
};

struct DutyChange {
    std::vector<std::string> lead_added;
    std::vector<std::string> lead_removed;
    std::vector<std::string> responsible_added;
    std::vector<std::string> responsible_removed;
};

/// deadline, effect, applicable or methods; texts as in the interchange form.
struct FieldChange {
    std::string field;
    std::string before;
    std::string after;
};

/// One older item with the newer ones it became (split), several older ones with the newer one they became
/// (merged), or one of each; one side is empty where an item was added or withdrawn.
struct Change {
    ChangeKind kind = ChangeKind::unchanged;
    std::vector<Move> moved;
    std::vector<SideItem> before;
    std::vector<SideItem> after;
    std::vector<Edit> edits;  ///< of `reworded`
    std::vector<Part> parts;  ///< of what has two sides
    std::vector<LimitChange> limits;
    std::optional<DutyChange> units;
    std::vector<FieldChange> fields;
};

struct Counts {
    int unchanged = 0;
    int moved = 0;
    int reworded = 0;
    int split = 0;
    int merged = 0;
    int added = 0;
    int withdrawn = 0;
    int limits_tightened = 0;
    int limits_loosened = 0;
    int limits_added = 0;
    int limits_gone = 0;
    int limits_changed = 0;
    int units_changed = 0;
};

struct Side {
    std::string title;
    std::optional<std::string> jurisdiction;
    std::optional<std::string> issued_on;
    int item_count = 0;
};

struct Diff {
    std::string schema = "zhunsheng.diff/1";
    Side before;
    Side after;
    Counts counts;
    std::vector<Change> changes;  ///< in the order of the newer side; withdrawn ones where they stood
};

/// By best matching of texts, never by numbers. Pure and deterministic.
Diff diff(Catalogue const& before, Catalogue const& after);

}  // namespace zs::catalogue::diff
