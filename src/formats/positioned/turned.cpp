#include "formats/positioned/turned.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zs::formats {
namespace {

/// A point of a page of that size after a quarter turn against the clock.
std::pair<double, double> turned(double x, double y, double width) {
    return {y, width - x};
}

void quarter_turn(PositionedPage& page) {
    for (auto& glyph : page.glyphs) {
        auto [x1, y1] = turned(glyph.left, glyph.top, page.width);
        auto [x2, y2] = turned(glyph.right, glyph.bottom, page.width);
        glyph.left = std::min(x1, x2);
        glyph.right = std::max(x1, x2);
        glyph.top = std::min(y1, y2);
        glyph.bottom = std::max(y1, y2);
        glyph.turn = (glyph.turn + 3) % 4;
    }
    for (auto& rule : page.rules) {
        if (rule.way == Rule::Way::horizontal) {
            rule = {Rule::Way::vertical, rule.at, page.width - rule.to, page.width - rule.from};
        } else {
            rule = {Rule::Way::horizontal, page.width - rule.at, rule.from, rule.to};
        }
    }
    std::swap(page.width, page.height);
}

}  // namespace

void turn_upright(PositionedPage& page) {
    std::array<std::size_t, 4> counts{};
    for (auto const& glyph : page.glyphs) {
        if (glyph.turn >= 0) ++counts[static_cast<std::size_t>(glyph.turn)];
    }
    auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
    for (std::ptrdiff_t i = 0; i < most; ++i)
        quarter_turn(page);
}

}  // namespace zs::formats
