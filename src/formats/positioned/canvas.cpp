#include "formats/positioned/canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace zs::formats {
namespace {

constexpr double kStraight = 0.6;    // points that a line may lean
constexpr double kThin = 3.5;        // a filled area not wider is a line
constexpr double kFlat = 6;          // how much longer than wide it must be to count as one
constexpr double kShortest = 0.5;    // dashes are joined before they are judged
constexpr double kAscent = 0.88;     // of the font size, above the baseline
constexpr double kAskew = 0.15;      // of the longer side: eight degrees and a half
constexpr double kFarAway = 20'000;  // no page is larger (ISO 32000-1, annex C)

bool near_page(double x, double y) {
    return std::isfinite(x) && std::isfinite(y) && std::abs(x) < kFarAway && std::abs(y) < kFarAway;
}

/// Quarter turns of the direction (x, y), y downwards; -1 when it is askew.
int turn_of(double x, double y) {
    double less = std::min(std::abs(x), std::abs(y));
    if (less > kAskew * std::max(std::abs(x), std::abs(y))) return -1;
    if (std::abs(x) >= std::abs(y)) return x >= 0 ? 0 : 2;
    return y > 0 ? 1 : 3;
}

}  // namespace

void Canvas::character(Matrix const& place, double advance, std::string text, bool vertical) {
    if (page_.glyphs.size() >= most_) {
        full_ = true;
        return;
    }
    auto const low = kAscent - 1;
    // A vertical line of characters hangs from its middle (ISO 32000-1, 9.7.4.3).
    double left = vertical ? -0.5 : 0;
    double right = vertical ? 0.5 : advance;
    double bottom = vertical ? -1 : low;
    double top = vertical ? 0 : kAscent;
    auto [x1, y1] = place.apply(left, bottom);
    auto [x2, y2] = place.apply(right, top);
    auto [x3, y3] = place.apply(left, top);
    if (!near_page(x1, y1) || !near_page(x2, y2) || !near_page(x3, y3)) return;
    Glyph glyph;
    glyph.left = std::min(x1, x2);
    glyph.right = std::max(x1, x2);
    glyph.top = std::min(y1, y2);
    glyph.bottom = std::max(y1, y2);
    glyph.size = std::hypot(x3 - x1, y3 - y1);
    glyph.turn = turn_of(place.a, place.b);
    glyph.text = std::move(text);
    page_.glyphs.push_back(std::move(glyph));
}

void Canvas::move_to(Matrix const& place, double x, double y) {
    auto [px, py] = place.apply(x, y);
    paths_.push_back({{px, py}});
}

void Canvas::line_to(Matrix const& place, double x, double y) {
    if (paths_.empty()) return move_to(place, x, y);
    auto [px, py] = place.apply(x, y);
    if (paths_.back().size() < most_) paths_.back().push_back({px, py});
}

void Canvas::close() {
    if (!paths_.empty()) paths_.back().push_back(paths_.back().front());
}

void Canvas::paint(bool stroked, bool filled, bool visible) {
    for (auto const& path : paths_) {
        if (!visible) continue;
        if (stroked) stroke(path);
        if (filled) fill(path);
    }
    paths_.clear();
}

void Canvas::stroke(std::vector<Point> const& path) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        auto const& a = path[i - 1];
        auto const& b = path[i];
        if (std::abs(a.y - b.y) <= kStraight)
            add({Rule::Way::horizontal, (a.y + b.y) / 2, std::min(a.x, b.x), std::max(a.x, b.x)});
        else if (std::abs(a.x - b.x) <= kStraight)
            add({Rule::Way::vertical, (a.x + b.x) / 2, std::min(a.y, b.y), std::max(a.y, b.y)});
    }
}

void Canvas::fill(std::vector<Point> const& path) {
    auto [left, right] =
        std::minmax_element(path.begin(), path.end(), [](auto const& a, auto const& b) { return a.x < b.x; });
    auto [top, bottom] =
        std::minmax_element(path.begin(), path.end(), [](auto const& a, auto const& b) { return a.y < b.y; });
    double width = right->x - left->x;
    double height = bottom->y - top->y;
    if (height <= kThin && width >= kFlat * height)
        add({Rule::Way::horizontal, (top->y + bottom->y) / 2, left->x, right->x});
    else if (width <= kThin && height >= kFlat * width)
        add({Rule::Way::vertical, (left->x + right->x) / 2, top->y, bottom->y});
}

void Canvas::add(Rule rule) {
    if (rule.to - rule.from < kShortest) return;
    bool inside = rule.way == Rule::Way::horizontal
                      ? near_page(rule.from, rule.at) && near_page(rule.to, rule.at)
                      : near_page(rule.at, rule.from) && near_page(rule.at, rule.to);
    if (!inside) return;
    if (page_.rules.size() >= most_) {
        full_ = true;
        return;
    }
    page_.rules.push_back(rule);
}

}  // namespace zs::formats
