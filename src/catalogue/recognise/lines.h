#pragma once

#include <string>
#include <vector>

#include "documents/document.h"

namespace zs::catalogue::recognise {

/// A line of plain text taken apart at its tabs. Mark-up left over from a conversion (<b>, **, leading #) is
/// gone.
struct TextLine {
    std::vector<std::string> cells;  ///< between tabs; one cell if there is no tab
    int line = 0;
    int end_line = 0;
    bool blank = false;   ///< nothing but white space
    bool tabbed = false;  ///< begins with a tab
};
std::vector<TextLine> text_lines(std::vector<documents::Paragraph const*> const& lines);

/// A bookmark of a word processor that a conversion wrote into the text; text_lines takes it out.
bool has_bookmark(std::string_view text);

/// How tables lie in lines of text.
enum class Layout {
    cell_per_line,  ///< every cell begins with a tab and takes the lines up to the next tab
    row_per_line,   ///< cells parted by tabs, a row on a line
    fragments,      ///< no tabs: a piece of a cell on each line
};
Layout layout_of(std::vector<TextLine> const& lines);

/// A line that is white space or a rule ("---").
bool is_rule(std::string const& text);

}  // namespace zs::catalogue::recognise
