#include "formats/html/hiding_styles.h"

#include <doctest/doctest.h>

using zs::formats::HidingStyles;

TEST_CASE("style sheets hide by element, class and id, and the last rule counts") {
    HidingStyles styles;
    styles.load(
        "<!-- /* .kept{display:none} */ .gone, P.note { color:red; DISPLAY : none !important }\n"
        "#menu{visibility:hidden} .back{display:none} .back{display:block} -->");
    CHECK(styles.hides("div", "", "a gone b"));
    CHECK(styles.hides("p", "", "note"));
    CHECK_FALSE(styles.hides("td", "", "note"));
    CHECK(styles.hides("ul", "menu", ""));
    CHECK_FALSE(styles.hides("div", "", "back"));
    CHECK_FALSE(styles.hides("div", "", "kept"));
}

TEST_CASE("what depends on the surroundings or the medium hides nothing") {
    HidingStyles styles;
    styles.load(
        "@import url(a.css); @media print { .a{display:none} p{display:none} } .b .c{display:none}"
        " .d:hover{display:none} .e{display:inline}");
    CHECK_FALSE(styles.hides("p", "", "a b c d e"));
    styles.load(".f{display:none");
    CHECK(styles.hides("p", "", "f"));
}
