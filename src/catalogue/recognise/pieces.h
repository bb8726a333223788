#pragma once

#include <string>
#include <vector>

#include "catalogue/recognise/columns.h"
#include "catalogue/recognise/lines.h"
#include "catalogue/recognise/marks.h"

namespace zs::catalogue::recognise {

/// A piece of a cell of a flattened table, with what it reads like.
struct TextPiece {
    std::string text;
    std::u32string compact;
    int line = 0;
    int row = -1;             ///< physical row it stands in, -1 where every piece stands on its own line
    int column = 0;           ///< cell of that row
    bool page_break = false;  ///< a page break stands before its row
    std::string number;       ///< the piece is nothing but a number
    Mark mark;
    bool ends = false;          ///< ends a sentence
    bool half = false;          ///< ends with a semicolon or colon: more may follow
    bool inside = false;        ///< begins like the inside of a sentence
    int value = -1;             ///< of the number, -1 for none and for "A.5.1"
    bool closes = false;        ///< reads like what stands below a table: 附件…, 注：…
    bool names_effect = false;  ///< 加分项, 否决项 …: a heading without mark
    double units = 0;
    double methods = 0;
    double materials = 0;
    double deadline = 0;
};

/// A flattened table: its header and the pieces up to the next list.
struct PieceTable {
    std::string caption;
    std::vector<Column> columns;  ///< ranks resolved
    std::vector<TextPiece> pieces;
    bool rows = false;  ///< pieces stand in physical rows
};

/// Finds the headers in the lines (one line with tabs, or one header cell or part of it on each line) and
/// parts what follows into pieces. A header that repeats on a new page is taken out.
std::vector<PieceTable> find_piece_tables(std::vector<TextLine> const& lines, Layout layout);

}  // namespace zs::catalogue::recognise
