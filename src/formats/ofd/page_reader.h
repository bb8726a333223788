#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/container/xml.h"
#include "formats/positioned/canvas.h"

namespace zs::formats::ofd {

/// Numbers separated by blanks, as boxes and matrices are written.
std::vector<double> numbers(std::string_view text);

/// A list of distances (GB/T 33190, 11.3): "g n d" stands for d written n times. At most `most` of them.
std::vector<double> distances(std::string_view text, std::size_t most);

/// Draws the objects of a page's or template's content on the canvas.
class PageReader {
  public:
    /// `max_depth` bounds nested page blocks.
    PageReader(Canvas& canvas, int max_depth) : canvas_(canvas), max_depth_(max_depth) {}

    void read(pugi::xml_node content);
    [[nodiscard]] bool saw_picture() const { return saw_picture_; }

  private:
    void read_block(pugi::xml_node block, int depth);
    void read_text(pugi::xml_node object);
    void read_path(pugi::xml_node object);
    void draw_path(Matrix const& place, std::string_view data);

    Canvas& canvas_;
    int max_depth_;
    bool saw_picture_ = false;
};

}  // namespace zs::formats::ofd
