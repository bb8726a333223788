#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "formats/positioned/matrix.h"
#include "formats/positioned/page.h"

namespace zs::formats {

/// Collects what a page shows: characters and the lines among its paths. Both PDF and OFD draw on it.
class Canvas {
  public:
    /// `most` bounds glyphs and lines of the page each; what is beyond is left out and full() is true.
    Canvas(PositionedPage& page, std::size_t most) : page_(page), most_(most) {}

    /// A character whose baseline begins at (0, 0) of `place` and runs `advance` along x; `place` maps to the
    /// page. Its height is 1.
    void character(Matrix const& place, double advance, std::string text, bool vertical);

    void move_to(Matrix const& place, double x, double y);
    void line_to(Matrix const& place, double x, double y);
    void close();
    /// What is painted. Only lines that run straight across or down count; a filled area counts when it is
    /// thin.
    void paint(bool stroke, bool fill, bool visible);
    [[nodiscard]] bool full() const { return full_; }

  private:
    struct Point {
        double x;
        double y;
    };
    void stroke(std::vector<Point> const& path);
    void fill(std::vector<Point> const& path);
    void add(Rule rule);

    PositionedPage& page_;
    std::size_t most_;
    bool full_ = false;
    std::vector<std::vector<Point>> paths_;
};

}  // namespace zs::formats
