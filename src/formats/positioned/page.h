#pragma once

#include <string>
#include <vector>

namespace zs::formats {

/// One character, or a word of Latin letters, where it stands on the page. Coordinates are points from the
/// upper left corner of the page as it is read, y downwards.
struct Glyph {
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    double size = 0;        ///< of the font
    std::string text;       ///< valid UTF-8
    int turn = 0;           ///< quarter turns clockwise from reading upright; -1: askew
    double confidence = 1;  ///< below 1 where a program guessed the text from a picture
};

/// A straight line, drawn or the edge of a thin rectangle.
struct Rule {
    enum class Way { horizontal, vertical };
    Way way = Way::horizontal;
    double at = 0;    ///< y of a horizontal, x of a vertical line
    double from = 0;  ///< along the line
    double to = 0;
};

struct PositionedPage {
    int number = 0;  ///< from 1
    double width = 0;
    double height = 0;
    std::vector<Glyph> glyphs;
    std::vector<Rule> rules;
    bool has_picture = false;  ///< a picture that covers much of the page: a page without glyphs is a scan
};

}  // namespace zs::formats
