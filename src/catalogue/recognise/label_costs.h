#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "catalogue/recognise/labels.h"
#include "catalogue/recognise/mark_styles.h"

namespace zs::catalogue::recognise {

/// What a reading knows when it comes to the next piece.
struct Context {
    std::array<int, kSlotCount> last_piece;  ///< last piece of each slot, -1 if none yet
    std::uint32_t filled = 0;                ///< slots of the current item, a bit each
    int record = -1;                         ///< current item
    int last_number = -1;                    ///< last number met in this list, -1 if none
    std::array<int, 2> heading_number{};     ///< of the last heading of level1 and level2, 0 if none
    int row_order = -1;                      ///< column of the last piece in this physical row
    bool record_in_row = false;              ///< the current item began in this physical row
    bool new_row = false;
    bool ended = false;                       ///< past the end of the table
    int label_record = -1;                    ///< item the piece just taken belongs to
    std::array<int, kSlotCount> slot_record;  ///< item of the last piece of each slot

    Context() {
        last_piece.fill(-1);
        slot_record.fill(-1);
    }
    bool has(Slot slot) const { return (filled >> static_cast<int>(slot) & 1U) != 0; }
};

/// What the order of the header says where every piece has its line.
enum class CellOrder {
    any,     ///< little: texts drift past their numbers, headings stand in the middle of their group
    header,  ///< nearly all: the cells of an item follow one another like the columns
};

enum class StepKind { heading, begin, fill, go_on, skip, end };

/// One way to take a piece.
struct Step {
    Slot slot = Slot::none;
    StepKind kind = StepKind::skip;
    double cost = 0;
};

/// The prices of taking pieces, in units of about "one clear contradiction costs 5".
class LabelCosts {
  public:
    LabelCosts(PieceTable const& table, CellOrder order);

    /// Notes a new physical row.
    void enter_piece(Context& context, int piece) const;
    /// All ways to take the piece, into `steps`.
    void find_steps(Context const& context, int piece, std::vector<Step>& steps) const;
    void take(Step const& step, int piece, Context& context) const;
    /// What it costs to leave the current item as it is.
    double closing(Context const& context) const;

  private:
    TextPiece const& at(int piece) const { return table_.pieces[static_cast<std::size_t>(piece)]; }
    bool has_column(Slot slot) const { return order_[static_cast<std::size_t>(slot)] >= 0; }
    void find_line_length();
    double likeness_cost(Slot slot, TextPiece const& piece) const;
    bool keeps_order() const { return cell_order_ == CellOrder::header && !table_.rows; }
    bool heading_since_item(Context const& context) const;
    double text_number_cost(Context const& context, TextPiece const& piece) const;
    double plain_heading_cost(Slot slot, TextPiece const& piece) const;
    double begin_cost(Slot slot) const;
    double text_cost(TextPiece const& piece) const;
    double number_cost(Context const& context, TextPiece const& piece) const;
    double text_continuation_cost(TextPiece const& before, TextPiece const& here) const;
    bool heading_open_after(Context const& context, int piece) const;
    double heading_number_cost(Context const& context, Slot slot, Mark const& mark) const;
    bool is_full_line(TextPiece const& piece) const;
    double continuation_cost(Context const& context, Slot slot, int piece) const;
    double heading_continuation_cost(Context const& context, Slot slot, int piece) const;
    double order_cost(Context const& context, Slot slot) const;
    double place_cost(Context const& context, Slot slot, TextPiece const& piece) const;
    void heading_steps(Context const& context, int piece, std::vector<Step>& steps) const;
    void slot_steps(Context const& context, Slot slot, int piece, std::vector<Step>& steps) const;
    double joined_units(int first, int second) const;
    bool parts_whole_names(int first, int second) const;
    bool two_unit_columns() const { return has_column(Slot::responsible) && has_column(Slot::lead); }

    PieceTable const& table_;
    std::array<int, kSlotCount> order_;  ///< column of the header, -1 if it has none
    std::size_t line_length_ = 0;        ///< characters of a full line of text, 0 if lines are not wrapped
    MarkStyles styles_;
    CellOrder cell_order_;
    mutable std::map<std::pair<int, int>, double> joined_;
    mutable std::map<std::pair<int, int>, bool> parted_;
};

}  // namespace zs::catalogue::recognise
