#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalogue/catalogue.h"

/// A local catalogue as a base and recorded changes (本地化调整), as exchanged: `zhunsheng.overlay/1`.
namespace zs::catalogue::overlay {

/// An item of the base: the SM3 of its text and, where several items have that text, which of them, from 1.
struct ItemKey {
    std::string digest;
    int nth = 1;
};

enum class ChangeKind {
    replace_text,
    set_number,
    set_heading,
    set_units,
    set_limits,
    set_deadline,
    set_methods,
    set_standing,  ///< effect, and whether the item applies here
    set_source,    ///< where the local document has it, and how surely it was read
    move,
    add,
    withdraw
};

/// The values of one aspect of an item; only the members of that aspect are present. An absent deadline or
/// second heading is the empty text.
struct Aspect {
    std::optional<std::string> text;
    std::optional<std::string> text_digest;
    std::optional<std::string> number;
    std::optional<std::string> level1;
    std::optional<std::string> level2;
    std::optional<std::vector<std::string>> lead_units;
    std::optional<std::vector<std::string>> responsible_units;
    std::optional<std::string> units_text;
    std::optional<std::vector<Clause>> clauses;
    std::optional<std::vector<Limit>> limits;
    std::optional<std::string> deadline;
    std::optional<std::vector<std::string>> methods;
    std::optional<Effect> effect;
    std::optional<bool> applicable;
    std::optional<Source> source;
    std::optional<double> confidence;
};

/// Where an item stands in the result, both from 0.
struct Position {
    int list = 0;
    int index = 0;
};

struct Change {
    ChangeKind kind = ChangeKind::replace_text;
    std::optional<ItemKey> item;  ///< all but `add`
    std::optional<Aspect> was;    ///< the base's values, to see whether they changed there
    std::optional<Aspect> now;
    std::optional<Position> at;  ///< `move` and `add`
    std::optional<Item> added;   ///< `add`
};

/// What is not an item: taken over whole where it differs.
struct Particulars {
    std::string title;
    std::optional<std::string> jurisdiction;
    std::optional<std::string> issuer;
    std::optional<std::string> document_number;
    std::optional<std::string> issued_on;
};
struct ListHead {
    std::string name;
    ListKind kind = ListKind::indicator;
    std::optional<int> declared_count;
};
struct Rest {
    std::vector<MaterialRequest> material_requests;
    std::optional<Plan> plan;
    std::vector<Finding> findings;
};

struct Overlay {
    std::string schema = "zhunsheng.overlay/1";
    std::string base_title;
    std::string base_digest;  ///< of the base's items: an overlay fits no other
    std::optional<Particulars> particulars;
    std::optional<std::vector<ListHead>> lists;
    std::optional<Rest> rest;
    std::vector<Change> changes;
    std::optional<std::string> previous;  ///< the overlay before the last rebase, in this form: the way back
};

/// The SM3 of what makes a base that base: lists, numbers, headings, texts and units.
std::string base_digest(Catalogue const& base);

/// The changes that make `base` into `local`.
Overlay make(Catalogue const& base, Catalogue const& local);

/// Exactly the local catalogue the overlay was made from. conflict for another base; malformed_document where
/// a change names an item or a place that is not there.
Result<Catalogue> apply(Catalogue const& base, Overlay const& overlay);

std::string to_json(Overlay const& overlay);
Result<Overlay> from_json(std::string_view text);
/// The overlay before the last rebase; not_found if there was none.
Result<Overlay> roll_back(Overlay const& overlay);

/// "改写", "改责任单位" …
char const* name_of(ChangeKind kind);

}  // namespace zs::catalogue::overlay
