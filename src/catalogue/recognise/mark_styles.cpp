#include "catalogue/recognise/mark_styles.h"

#include <algorithm>
#include <array>

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kStyles = 7;
constexpr int kFewest = 3;

/// How the marks of one style run through the pieces.
struct Run {
    int count = 0;
    int steps = 0;     ///< counted up by one
    int restarts = 0;  ///< began with 1 again
    int last = 0;

    void see(int number) {
        ++count;
        if (number == last + 1) ++steps;
        if (number == 1 && last > 1) ++restarts;
        last = number;
    }
};
using Runs = std::array<Run, kStyles>;

bool is_heading_like(TextPiece const& piece) {
    return piece.mark && piece.number.empty() && piece.compact.size() <= kLongestHeading &&
           piece.compact.size() > piece.mark.length && piece.materials < 0.5;
}

bool has_column(PieceTable const& table, Role role) {
    return column_of(table.columns, role) >= 0;
}

/// Does the piece read like the first cell of an item?
bool begins_item(PieceTable const& table, TextPiece const& piece) {
    for (auto const& column : table.columns) {
        switch (column.role) {
            case Role::number: return !piece.number.empty();
            case Role::lead:
            case Role::responsible: return piece.units > 0.8;
            case Role::deadline: return piece.deadline > 0.6;
            case Role::methods: return piece.methods > 0.7;
            case Role::text: return false;
            default: break;
        }
    }
    return false;
}

/// Marks such as "1." are those of headings where items have numbers of their own and such a line stands
/// right above the first cell of an item nearly every time; elsewhere they count parts of a text.
bool stand_above_items(PieceTable const& table, MarkStyle style) {
    if (table.rows || !has_column(table, Role::number)) return false;
    int all = 0;
    int above = 0;
    for (std::size_t i = 0; i + 1 < table.pieces.size(); ++i) {
        TextPiece const& piece = table.pieces[i];
        if (piece.mark.style != style || !piece.number.empty() || piece.compact.size() > kLongestHeading)
            continue;
        ++all;
        TextPiece const& next = table.pieces[i + 1];
        if (!next.number.empty() || begins_item(table, next)) ++above;
    }
    return all >= kFewest && above * 10 >= all * 9;
}

/// Where no column holds numbers, the style that counts on from item to item belongs to the texts.
MarkStyle style_of_texts(PieceTable const& table) {
    if (has_column(table, Role::number)) return MarkStyle::none;
    Runs runs{};
    for (auto const& piece : table.pieces) {
        if (piece.mark && piece.number.empty())
            runs[static_cast<std::size_t>(piece.mark.style)].see(piece.mark.number);
    }
    MarkStyle best = MarkStyle::none;
    int most = kFewest;
    for (MarkStyle style : {MarkStyle::arabic, MarkStyle::arabic_bracket}) {
        Run const& run = runs[static_cast<std::size_t>(style)];
        if (run.steps < most || run.steps * 10 < run.count * 8 || run.restarts * 5 > run.count) continue;
        most = run.steps;
        best = style;
    }
    return best;
}

/// A short line that reads like nothing else: it may be a heading without a mark.
bool is_plain_line(TextPiece const& piece) {
    std::size_t const size = piece.compact.size();
    return !piece.mark && piece.number.empty() && !piece.inside && !piece.ends && size >= 5 && size <= 30 &&
           piece.units < 0.5 && piece.methods < 0.5 && piece.deadline < 0.5 && piece.materials < 0.5;
}

/// Do plain lines stand above the pieces that the test picks, nearly every time?
template <class Test>
bool plain_lines_above(PieceTable const& table, Test test) {
    int all = 0;
    int plain = 0;
    for (std::size_t i = 0; i < table.pieces.size(); ++i) {
        if (!test(table.pieces[i])) continue;
        ++all;
        if (i > 0 && is_plain_line(table.pieces[i - 1])) ++plain;
    }
    return plain > 1 && plain * 10 >= all * 8;
}

/// Headings without marks: a level whose column has no style of marks; or lines above each beginning of the
/// inner headings.
void find_plain_headings(PieceTable const& table, Runs const& runs, MarkStyles& found) {
    bool outer_column = has_column(table, Role::level1);
    bool inner_column = has_column(table, Role::level2);
    Run const& only = runs[static_cast<std::size_t>(found.outer)];
    bool restarts = only.restarts >= 2 || (only.restarts >= 1 && only.count >= 4);
    // A single style that begins again and again is the inner one.
    if (found.inner == MarkStyle::none && found.outer > MarkStyle::chinese && restarts) {
        MarkStyle const style = found.outer;
        bool above = plain_lines_above(table, [style](TextPiece const& piece) {
            return is_heading_like(piece) && piece.mark.style == style && piece.mark.number == 1;
        });
        if (inner_column || above) std::swap(found.outer, found.inner);
        found.plain_outer = above;
    }
    if (outer_column && found.outer == MarkStyle::none) found.plain_outer = true;
    if (inner_column && found.inner == MarkStyle::none) found.plain_inner = true;
}

}  // namespace

MarkStyles find_mark_styles(PieceTable const& table) {
    MarkStyles found;
    found.text = style_of_texts(table);
    Runs runs{};
    for (auto const& piece : table.pieces) {
        if (is_heading_like(piece)) runs[static_cast<std::size_t>(piece.mark.style)].see(piece.mark.number);
    }
    bool outer_column = has_column(table, Role::level1);
    bool inner_column = has_column(table, Role::level2);
    for (std::size_t style = 1; style < kStyles; ++style) {
        auto mark = static_cast<MarkStyle>(style);
        if (runs[style].count == 0 || mark == found.text) continue;
        bool senior = mark <= MarkStyle::chinese_bracket || stand_above_items(table, mark);
        if (!outer_column && !senior) continue;
        if (found.outer == MarkStyle::none) {
            found.outer = mark;
        } else if (found.inner == MarkStyle::none && (inner_column || senior)) {
            found.inner = mark;
        }
    }
    find_plain_headings(table, runs, found);
    return found;
}

}  // namespace zs::catalogue::recognise
