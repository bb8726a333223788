#pragma once

#include <string>
#include <variant>
#include <vector>

namespace zs::documents {

/// Where a piece came from, in words the user knows. Numbers start at 1; 0 means "does not apply".
struct Place {
    int line = 0;       ///< plain text: first line
    int end_line = 0;   ///< plain text: last line
    int page = 0;       ///< where the format knows it
    int table = 0;      ///< n-th table of the document, or n-th sheet of a workbook
    int row = 0;        ///< row of the table or sheet
    int column = 0;     ///< first grid column of a cell
    std::string sheet;  ///< name of the sheet, workbooks only
};

/// A cell and the grid area it covers. Only the upper left corner of a merged area holds a Cell;
/// the covered places are absent. Paragraphs of the cell are joined by '\n'.
struct Cell {
    std::string text;
    int column = 0;  ///< grid column, from 0
    int row_span = 1;
    int column_span = 1;
    Place place;
};

struct Row {
    std::vector<Cell> cells;       ///< in column order
    bool repeated_header = false;  ///< marked in the file as a header that repeats on each page
    bool hidden = false;
};

struct Table {
    std::vector<Row> rows;
    int column_count = 0;
    Place place;
    std::string caption;
    bool nested = false;  ///< stood inside a cell of the table before it
};

enum class ParagraphKind { body, heading, list_item, text_box, footnote, header_footer, line };

/// `line` is a physical line of plain text, tabs and blank lines kept: flattened tables hide in them.
struct Paragraph {
    std::string text;
    ParagraphKind kind = ParagraphKind::body;
    Place place;
};

using Block = std::variant<Paragraph, Table>;

enum class Format { text, docx, xlsx, html, pdf, ofd, csv };

/// Something the reader noticed and did not hide: a hidden row, a tracked deletion, a field without result.
struct Notice {
    std::string code;  ///< stable word: "hidden_row", "tracked_change", "encoding_guessed", "stray_bookmark"
    std::string message;  ///< Chinese, for the user
    Place place;
};

struct Document {
    Format format = Format::text;
    std::vector<Block> blocks;
    std::vector<Notice> notices;
};

/// A rectangular view of a table: every place of the grid holds the index of the cell that covers it
/// (row of `table.rows`, position in its `cells`), or {-1,-1}.
struct CellAt {
    int row = -1;
    int position = -1;
};
std::vector<std::vector<CellAt>> grid_of(Table const& table);

char const* to_string(Format format);
/// "第 31–33 行", "表 3 第 12 行", "工作表“清单” 第 5 行": for messages.
std::string describe(Place const& place);

}  // namespace zs::documents
