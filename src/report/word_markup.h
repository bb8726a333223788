#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace zs::report {

/// Fonts and sizes after GB/T 9704-2012; sizes in half points.
struct TextLook {
    std::string_view font = "仿宋_GB2312";
    int half_points = 32;  ///< 三号
    bool bold = false;
    std::string_view align = "left";
    bool indented = false;   ///< first line by two characters
    int line_points = 0;     ///< exact line spacing; 0 for single
    std::string_view color;  ///< "C00000" or empty
};

/// A stretch of a cell's text: struck out and red, or underlined and green.
enum class Marking { none, removed, inserted };
struct MarkedText {
    std::string text;
    Marking marking = Marking::none;
};

struct TableCell {
    std::string text;
    TextLook look;
    int columns = 1;
    std::string_view shade;          ///< "D9D9D9" or empty
    std::vector<MarkedText> marked;  ///< instead of `text`
};

/// Small pieces of WordprocessingML.
namespace markup {

std::string escaped(std::string_view text);  ///< without control characters
std::string paragraph(std::string_view text, TextLook const& look);
enum class RowKind { header, heading, body };
/// `widths`: of the grid columns, twentieths of a point.
std::string row(std::vector<TableCell> const& cells, std::vector<int> const& widths, RowKind kind);
/// What stands before and after the rows of a table.
std::string table_begin(std::vector<int> const& widths);
std::string table_end();
/// "— 1 —", outside edge of the page.
std::string page_number_footer(std::string_view align);
/// A whole document: body with A4 page, margins of the standard, page numbers.
void write_package(std::function<void(Sink const&)> const& write_body, Sink const& sink);

}  // namespace markup
}  // namespace zs::report
