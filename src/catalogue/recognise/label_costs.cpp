#include "catalogue/recognise/label_costs.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/unit_breaks.h"
#include "catalogue/recognise/units.h"

namespace zs::catalogue::recognise {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

// What a complete item must have.
constexpr double kNoNumber = 5.0;
constexpr double kNoText = 9.0;
constexpr double kNoUnits = 0.8;
constexpr double kBeginsElsewhere = 2.5;  // an item begins with neither its number nor its text
constexpr double kOutside = 1.6;          // a piece past the end of the table
constexpr double kNoCell = 0.4;
constexpr double kHalfOpenText = 0.8;       // the text ends with a semicolon
constexpr double kOpenText = 2.5;           // the text does not end a sentence
constexpr double kOutOfOrder = 3.0;         // a cell behind one that stands after it in the header
constexpr double kWholeNames = 1.2;         // a second column of units could begin here
constexpr double kLateNumber = 1.0;         // numbers stand in the middle of their row, texts at its top
constexpr std::size_t kNarrowHeading = 22;  // a heading across the table is not broken before
constexpr double kColumnPassed = 1.2;       // an item begins behind its first column

Slot slot_of(Role role) {
    switch (role) {
        case Role::level1: return Slot::level1;
        case Role::level2: return Slot::level2;
        case Role::number: return Slot::number;
        case Role::text: return Slot::text;
        case Role::lead: return Slot::lead;
        case Role::responsible: return Slot::responsible;
        case Role::deadline: return Slot::deadline;
        case Role::methods: return Slot::methods;
        case Role::materials: return Slot::materials;
        default: return Slot::other;
    }
}

/// The cells every item has.
constexpr std::array<Slot, 7> kItemSlots = {Slot::number,   Slot::text,    Slot::lead,     Slot::responsible,
                                            Slot::deadline, Slot::methods, Slot::materials};

std::size_t index(Slot slot) {
    return static_cast<std::size_t>(slot);
}

}  // namespace

LabelCosts::LabelCosts(PieceTable const& table, CellOrder cell_order)
    : table_(table), cell_order_(cell_order) {
    order_.fill(-1);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        auto& order = order_[index(slot_of(table.columns[c].role))];
        if (order < 0) order = static_cast<int>(c);
    }
    styles_ = find_mark_styles(table);
    if (!table.rows) find_line_length();
}

void LabelCosts::enter_piece(Context& context, int piece) const {
    bool first = piece == 0 || at(piece).row != at(piece - 1).row;
    context.new_row = first;
    if (!first) return;
    if (table_.rows) context.row_order = -1;
    context.record_in_row = false;
}

double LabelCosts::closing(Context const& context) const {
    if (context.record < 0) return 0;
    double cost = 0;
    if (!context.has(Slot::number) && has_column(Slot::number)) cost += kNoNumber;
    if (!context.has(Slot::text)) cost += kNoText;
    bool units = has_column(Slot::responsible) || has_column(Slot::lead);
    if (units && !context.has(Slot::responsible) && !context.has(Slot::lead)) cost += kNoUnits;
    bool both = two_unit_columns();
    if (both && context.has(Slot::responsible) != context.has(Slot::lead))
        cost += keeps_order() ? 2 * kNoCell : kNoCell;
    for (Slot slot : {Slot::deadline, Slot::methods}) {
        if (has_column(slot) && !context.has(slot)) cost += kNoCell;
    }
    int text = context.last_piece[index(Slot::text)];
    if (context.has(Slot::text) && text >= 0)
        cost += at(text).half ? kHalfOpenText : at(text).ends ? 0 : kOpenText;
    return cost;
}

double LabelCosts::number_cost(Context const& context, TextPiece const& piece) const {
    if (piece.number.empty()) return kNever;
    int value = piece.value;
    if (value < 0) return 1.0;
    if (context.last_number < 0) return value == 1 ? 0 : 2;
    int step = value - context.last_number;
    if (step == 1) return 0;
    if (value == 1) return heading_since_item(context) ? 1.0 : 2.5;
    if (step > 1 && step <= 5) return 2.0 + 0.5 * step;
    return step == 0 ? 5.0 : 8.0;
}

bool LabelCosts::heading_since_item(Context const& context) const {
    int text = context.last_piece[index(Slot::text)];
    return std::max(context.last_piece[index(Slot::level1)], context.last_piece[index(Slot::level2)]) > text;
}

/// Texts that carry their numbers count up.
double LabelCosts::text_number_cost(Context const& context, TextPiece const& piece) const {
    if (styles_.text == MarkStyle::none) return 0;
    if (piece.mark.style != styles_.text) return 5.0;
    int step = piece.mark.number - context.last_number;
    if (context.last_number < 0 || step == 1) return 0;
    if (piece.mark.number == 1) return heading_since_item(context) ? 0.5 : 2.0;
    return step > 1 && step <= 5 ? 1.0 + 0.5 * step : 4.0;
}

double LabelCosts::text_cost(TextPiece const& piece) const {
    std::size_t size = piece.compact.size();
    double cost = size < 6 ? 3.5 : size < 12 ? 1.5 : 0;
    if (!piece.number.empty()) cost += 8;
    if (piece.inside) cost += 3;
    if (!piece.ends) cost += 0.5;
    if (size < 60) cost += (is_full_line(piece) && piece.units < 0.93 ? 1.5 : 5) * piece.units * piece.units;
    if (piece.methods > 0.7) cost += 6;
    if (piece.deadline > 0.7 && has_column(Slot::deadline)) cost += 5;
    if (has_column(Slot::materials)) cost += 6 * piece.materials * piece.materials;
    bool heading = piece.mark && (piece.mark.style == styles_.outer || piece.mark.style == styles_.inner);
    if (heading && size <= kLongestHeading) cost += 4;
    return cost;
}

/// The price of a piece for beginning a cell of the slot, by what it reads like.
double LabelCosts::likeness_cost(Slot slot, TextPiece const& piece) const {
    bool number = !piece.number.empty();
    switch (slot) {
        case Slot::text: return text_cost(piece);
        case Slot::lead:
        case Slot::responsible: return (number ? 8 : 0) + 8 * (1 - piece.units);
        case Slot::deadline: return 6 * (1 - piece.deadline);
        case Slot::methods:
            return (number ? 8 : 0) + 6 * (1 - piece.methods) + 4 * piece.units * (1 - piece.methods);
        case Slot::materials:
            return (number ? 8 : 0) + 2.3 * (1 - piece.materials) + (piece.units > 0.8 ? 3 : 0);
        case Slot::other: return keeps_order() ? 0.8 : 2.0;
        default: return kNever;
    }
}

double LabelCosts::joined_units(int first, int second) const {
    auto [found, added] = joined_.try_emplace({first, second}, 0.0);
    if (added) found->second = unit_likeness(at(first).text + at(second).text);
    return found->second;
}

/// Of two columns of units, the second begins between whole names, not inside one.
bool LabelCosts::parts_whole_names(int first, int second) const {
    auto [found, added] = parted_.try_emplace({first, second}, false);
    std::u32string const& before = at(first).compact;
    bool listed = std::u32string_view(U"、，,；;").find(before.back()) != std::u32string_view::npos;
    if (added) found->second = !listed && !broken_inside_name(before, at(second).compact);
    return found->second;
}

double LabelCosts::heading_continuation_cost(Context const& context, Slot slot, int piece) const {
    int last = context.last_piece[index(slot)];
    if (last < 0) return kNever;
    TextPiece const& here = at(piece);
    TextPiece const& before = at(last);
    if (!here.number.empty() || here.mark) return kNever;
    std::size_t size = here.compact.size();
    double cost = 0.3 + (size > 25 ? 5 : size > 12 ? 1.5 : 0);
    if (before.ends) cost += 3;
    if (before.compact.size() >= 9 && slot == Slot::level1) cost += 1;
    if (here.units > 0.8) cost += 2;
    if (here.methods > 0.7) cost += 4;
    if (here.deadline > 0.6 && has_column(Slot::deadline)) cost += 4;
    if (has_column(Slot::other) && piece - last > 1) cost += 2;
    cost += std::min(3.0, 0.12 * (piece - last - 1));
    if (keeps_order() && piece - last > 1) cost += kOutOfOrder;
    if (!table_.rows && !has_column(slot) && before.compact.size() < kNarrowHeading) cost += kOutOfOrder;
    // Of two headings that are broken off, the one met last goes on.
    int other = context.last_piece[index(slot == Slot::level1 ? Slot::level2 : Slot::level1)];
    if (!table_.rows && other > last && !at(other).ends) cost += 0.8;
    return cost;
}

double LabelCosts::text_continuation_cost(TextPiece const& before, TextPiece const& here) const {
    bool heading = here.mark && (here.mark.style == styles_.outer || here.mark.style == styles_.inner);
    double cost = heading && here.compact.size() <= kLongestHeading ? 4 : 0;
    if (here.units > 0.8) cost += before.ends ? 4 : 3;
    double request = has_column(Slot::materials) ? 4 * here.materials * here.materials : 0;
    cost += 4 * here.methods + (has_column(Slot::deadline) ? 3 * here.deadline : 0);
    if (!before.ends) return cost + 0.25 * request;
    if (before.half) return cost + 0.25 * request + 0.6;
    return cost + request + (is_full_line(before) ? 0.6 : 2.5);
}

/// A heading has begun after the piece and has not come to its end.
bool LabelCosts::heading_open_after(Context const& context, int piece) const {
    for (Slot slot : {Slot::level1, Slot::level2}) {
        int heading = context.last_piece[index(slot)];
        if (heading > piece && !at(heading).ends && at(heading).compact.size() < 9) return true;
    }
    return false;
}

/// Headings count up, stand again on a new page, or begin again below a new outer heading.
double LabelCosts::heading_number_cost(Context const& context, Slot slot, Mark const& mark) const {
    int last = context.heading_number[index(slot)];
    if (last == 0 || mark.number == last + 1) return 0;
    if (mark.number == last) return 0.3;
    bool below_new = slot == Slot::level2 &&
                     context.last_piece[index(Slot::level1)] > context.last_piece[index(Slot::level2)];
    if (mark.number == 1) return below_new ? 0 : slot == Slot::level1 ? 2.5 : 1.0;
    return 1.5;
}

/// A line as long as lines are when words run on to the next one.
bool LabelCosts::is_full_line(TextPiece const& piece) const {
    return line_length_ > 0 && piece.compact.size() + 3 >= line_length_ &&
           piece.compact.size() <= line_length_ + 3;
}

/// The length most long lines have, if a good part of them has it: the width of the text column.
void LabelCosts::find_line_length() {
    constexpr std::size_t kLongest = 80;
    std::array<int, kLongest + 1> counts{};
    int lines = 0;
    for (auto const& piece : table_.pieces) {
        if (piece.compact.size() < 18 || piece.units > 0.5 || piece.materials > 0.5) continue;
        ++lines;
        if (!piece.ends && piece.compact.size() <= kLongest) ++counts[piece.compact.size()];
    }
    int most = 0;
    for (std::size_t length = 1; length < kLongest; ++length) {
        int near = counts[length - 1] + counts[length] + counts[length + 1];
        if (near > most) most = near, line_length_ = length;
    }
    if (most * 5 < lines) line_length_ = 0;
}

double LabelCosts::continuation_cost(Context const& context, Slot slot, int piece) const {
    int last = context.last_piece[index(slot)];
    if (last < 0 || context.record < 0) return kNever;
    bool own = context.slot_record[index(slot)] == context.record;
    if (!own && slot != Slot::materials) return kNever;
    TextPiece const& here = at(piece);
    TextPiece const& before = at(last);
    double distance = 0.3 * std::min(6, piece - last - 1);
    if (keeps_order() && order_[index(slot)] < context.row_order) distance += kOutOfOrder;
    bool number = !here.number.empty();
    switch (slot) {
        case Slot::text:
            return (number ? 8 : 0) + distance + text_continuation_cost(before, here) +
                   (heading_open_after(context, last) ? 2 : 0);
        case Slot::materials:
            return (number ? 8 : 0) + (before.ends ? 2.0 : 0) + (own ? 0.2 : 0.8) +
                   0.1 * std::min(20, piece - last - 1) + (here.units > 0.8 ? 3 : 0);
        case Slot::lead:
        case Slot::responsible: {
            // A cell of units that is cut goes on soon, and not with a sentence.
            if (piece - last > 4 || (here.compact.size() > 12 && here.units < 0.3)) return kNever;
            double joined = joined_units(last, piece);
            double whole = two_unit_columns() && parts_whole_names(last, piece) ? kWholeNames : 0;
            return (number ? 8 : 0) + 5 * (1 - joined) + 0.5 + distance + whole +
                   (is_full_line(here) ? 1.5 : 0);
        }
        case Slot::methods: return 6 * (1 - here.methods) + 0.4 + distance;
        case Slot::other: return keeps_order() && piece - last == 1 ? 1.2 : kNever;
        default: return kNever;
    }
}

/// In physical rows cells stand in the order of the header, though they may have moved by a column or two.
double LabelCosts::place_cost(Context const& context, Slot slot, TextPiece const& piece) const {
    int order = order_[index(slot)];
    if (!table_.rows) {
        bool units_turned = slot == Slot::lead && context.has(Slot::responsible);
        return units_turned ? 1.0 : 0.0;
    }
    if (order < 0) return context.new_row ? 0 : 3;
    if (order <= context.row_order) return kNever;
    return 0.4 * std::min(4, std::abs(piece.column - order));
}

/// Where every piece has its line, cells of an item mostly come in the order of the header, one after the
/// other.
double LabelCosts::order_cost(Context const& context, Slot slot) const {
    if (table_.rows) return 0;
    if (keeps_order()) {
        if (order_[index(slot)] > context.row_order) return 0;
        return slot == Slot::number ? kLateNumber : kOutOfOrder;
    }
    if (slot == Slot::number)
        return context.has(Slot::text) && order_[index(slot)] < order_[index(Slot::text)] ? 0.4 : 0;
    int text = context.last_piece[index(Slot::text)];
    bool open = context.has(Slot::text) && !at(text).ends && !at(text).half;
    double cost = open && slot != Slot::text ? 0.8 : 0;
    bool next = order_[index(slot)] == context.row_order + 1;
    return cost + (next ? 0 : slot == Slot::materials ? 1.2 : 0.3);
}

/// A line without a mark that may be a heading all the same.
double LabelCosts::plain_heading_cost(Slot slot, TextPiece const& piece) const {
    if (piece.compact.size() > kLongestHeading || piece.inside) return kNever;
    bool plain = slot == Slot::level1 ? styles_.plain_outer : styles_.plain_inner;
    double cost = plain ? 0.8 : has_column(slot) ? 3.0 : 2.4;
    if (piece.compact.size() < 4) cost += 2;
    if (piece.compact.size() > 25) cost += 1;
    if (piece.ends) cost += plain ? 0.5 : 1.5;
    return cost + 3 * piece.units * piece.units + 4 * piece.methods + 4 * piece.deadline +
           2 * piece.materials * piece.materials;
}

void LabelCosts::heading_steps(Context const& context, int piece, std::vector<Step>& steps) const {
    TextPiece const& here = at(piece);
    for (Slot slot : {Slot::level1, Slot::level2}) {
        MarkStyle style = slot == Slot::level1 ? styles_.outer : styles_.inner;
        double place = place_cost(context, slot, here);
        bool marked = here.mark && here.mark.style == style && here.number.empty();
        if (marked) {
            double length = here.compact.size() > kLongestHeading ? 5 : 0;
            double count = heading_number_cost(context, slot, here.mark);
            steps.push_back(
                {slot, StepKind::heading, place + length + count + (here.materials > 0.5 ? 2 : 0)});
        } else if (table_.rows && has_column(slot) && here.number.empty() &&
                   here.column == order_[index(slot)]) {
            double length = here.compact.size() > kLongestHeading ? 5 : 0;
            steps.push_back({slot, StepKind::heading, place + length + (here.inside ? 3 : 0) + 3.0});
        } else if (here.names_effect) {
            steps.push_back({slot, StepKind::heading, place + (slot == Slot::level1 ? 0.5 : 0.7)});
        } else if (!table_.rows && here.number.empty() && !here.mark && keeps_order()) {
            steps.push_back({slot, StepKind::heading, plain_heading_cost(slot, here)});
        }
        double more = heading_continuation_cost(context, slot, piece);
        if (more < kNever) steps.push_back({slot, StepKind::go_on, place + more});
    }
}

/// The price of an item for beginning with this cell.
double LabelCosts::begin_cost(Slot slot) const {
    if (slot == Slot::other) return kBeginsElsewhere;
    int passed = 0;
    for (Slot before : kItemSlots) {
        int order = order_[index(before)];
        if (order >= 0 && order < order_[index(slot)]) ++passed;
    }
    if (keeps_order() && passed == 1 && slot == Slot::text && has_column(Slot::number) &&
        order_[index(Slot::number)] < order_[index(slot)])
        return kColumnPassed / 2;
    if (keeps_order()) return kColumnPassed * passed;
    return passed == 0 || slot == Slot::number || slot == Slot::text ? 0 : kBeginsElsewhere;
}

void LabelCosts::slot_steps(Context const& context, Slot slot, int piece, std::vector<Step>& steps) const {
    TextPiece const& here = at(piece);
    double place = place_cost(context, slot, here);
    if (place == kNever) return;
    double begin = slot == Slot::number ? number_cost(context, here) : likeness_cost(slot, here);
    if (slot == Slot::text) begin += text_number_cost(context, here);
    bool same_row = table_.rows && context.record_in_row;
    if (begin < kNever) {
        double first = begin_cost(slot);
        if (!same_row) steps.push_back({slot, StepKind::begin, place + begin + first + closing(context)});
        bool late = table_.rows && !context.record_in_row;
        if (context.record >= 0 && !context.has(slot)) {
            steps.push_back(
                {slot, StepKind::fill, place + begin + (late ? 2.0 : 0) + order_cost(context, slot)});
        }
    }
    double more = continuation_cost(context, slot, piece);
    if (more < kNever) steps.push_back({slot, StepKind::go_on, place + more});
}

void LabelCosts::find_steps(Context const& context, int piece, std::vector<Step>& steps) const {
    steps.clear();
    TextPiece const& here = at(piece);
    if (context.ended) {
        steps.push_back({Slot::none, StepKind::end, kOutside});
        return;
    }
    heading_steps(context, piece, steps);
    for (Slot slot : {Slot::number, Slot::text, Slot::lead, Slot::responsible, Slot::deadline, Slot::methods,
                      Slot::materials, Slot::other}) {
        if (has_column(slot)) slot_steps(context, slot, piece, steps);
    }
    steps.push_back({Slot::none, StepKind::skip, here.compact.size() < 6 ? 4.0 : 8.0});
    if (context.record >= 0 && context.new_row) {
        steps.push_back({Slot::none, StepKind::end, (here.closes ? 0.5 : 5.0) + closing(context)});
    }
    std::erase_if(steps, [](Step const& step) { return !(step.cost < kNever); });
}

void LabelCosts::take(Step const& step, int piece, Context& context) const {
    auto slot = index(step.slot);
    context.label_record = -1;
    if (step.kind == StepKind::end) context.ended = true;
    if (step.slot == Slot::none) return;
    bool heading = step.slot == Slot::level1 || step.slot == Slot::level2;
    if (order_[slot] >= 0 && !(heading && keeps_order())) context.row_order = order_[slot];
    context.last_piece[slot] = piece;
    if (heading) {
        if (step.kind == StepKind::heading) context.heading_number[slot] = at(piece).mark.number;
        return;
    }
    if (step.kind == StepKind::begin) {
        ++context.record;
        context.filled = 0;
        context.record_in_row = true;
    }
    if (step.kind != StepKind::go_on) {
        context.slot_record[slot] = context.record;
        context.filled |= 1U << slot;
    }
    context.label_record = context.slot_record[slot];
    if (step.slot == Slot::number) {
        int value = at(piece).value;
        if (value >= 0) context.last_number = value;
    }
    bool numbered = step.slot == Slot::text && step.kind != StepKind::go_on;
    if (numbered && styles_.text != MarkStyle::none && at(piece).mark.style == styles_.text)
        context.last_number = at(piece).mark.number;
}

}  // namespace zs::catalogue::recognise
