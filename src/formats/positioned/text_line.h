#pragma once

#include <string>
#include <vector>

#include "formats/positioned/page.h"

namespace zs::formats {

/// Characters that stand side by side.
struct TextLine {
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    double size = 0;        ///< of the largest character
    double first_unit = 0;  ///< width of what could not have been broken off at its beginning
    std::string text;
    int page = 0;
    double confidence = 1;  ///< the least of its characters
};

enum class Gaps { blanks, tabs };

/// Sorts characters into lines from top to bottom; the same character printed twice in one place counts once.
/// Gaps between words become blanks, wide ones tabs if asked for.
std::vector<TextLine> lines_of(std::vector<Glyph> glyphs, int page, Gaps gaps);

/// Whether `next` goes on where `line` was full: there was no room left for its beginning between
/// `inner_left` and `inner_right`. A line that was ended by hand has room.
bool is_wrapped(TextLine const& line, TextLine const& next, double inner_left, double inner_right);

/// `line` with `next` behind it as in running text.
void append_wrapped(std::string& text, std::string const& next);

}  // namespace zs::formats
