#include "formats/external/page_picture.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace zs::formats;

namespace {

PagePicture white(int width, int height) {
    PagePicture out;
    out.width = width;
    out.height = height;
    out.shades.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    return out;
}

void blacken(PagePicture& picture, int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x)
            picture.shades[static_cast<std::size_t>(y * picture.width + x)] = 0;
    }
}

long count(std::vector<Rule> const& rules, Rule::Way way) {
    return std::count_if(rules.begin(), rules.end(), [way](Rule const& rule) { return rule.way == way; });
}

}  // namespace

TEST_CASE("the lines of a frame are found, strokes and filled areas are not") {
    auto picture = white(800, 800);
    blacken(picture, 100, 100, 700, 103);
    blacken(picture, 100, 400, 700, 403);
    blacken(picture, 100, 100, 103, 403);
    blacken(picture, 697, 100, 700, 403);
    blacken(picture, 200, 200, 230, 204);  // a stroke of a character
    blacken(picture, 200, 500, 600, 700);  // a seal
    auto const rules = rules_of(picture);
    CHECK(count(rules, Rule::Way::horizontal) == 2);
    CHECK(count(rules, Rule::Way::vertical) == 2);
    erase(picture, rules);
    CHECK_FALSE(picture.dark(400, 101));
    CHECK(picture.dark(210, 202));
}

TEST_CASE("a line that is broken and a little askew is one line") {
    auto picture = white(800, 400);
    for (int x = 100; x < 700; ++x) {
        int const y = 200 + (x - 100) / 150;
        if (x % 50 < 47) blacken(picture, x, y, x + 1, y + 2);
    }
    auto const rules = rules_of(picture);
    REQUIRE(count(rules, Rule::Way::horizontal) == 1);
    CHECK(rules[0].from <= 101);
    CHECK(rules[0].to >= 690);
}

TEST_CASE("a page goes out and comes in again; what is cut is refused") {
    auto picture = white(30, 20);
    blacken(picture, 3, 3, 9, 9);
    auto const bytes = write_pgm(picture);
    auto const read = read_pgm(bytes);
    REQUIRE(read.ok());
    CHECK(read->shades == picture.shades);
    CHECK_FALSE(read_pgm(bytes.substr(0, bytes.size() - 1)).ok());
    CHECK_FALSE(read_pgm("P5\n99999 99999\n255\n").ok());
    CHECK_FALSE(read_pgm("P6\n1 1\n255\nx").ok());
}
