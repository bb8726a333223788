#include "base/text.h"

#include <doctest/doctest.h>

namespace zs {

TEST_CASE("numbers are read from Chinese and Arabic numerals and from nothing else") {
    CHECK(parse_number("十").value() == 10);
    CHECK(parse_number("十二").value() == 12);
    CHECK(parse_number("二十").value() == 20);
    CHECK(parse_number("一百零四").value() == 104);
    CHECK(parse_number("１０４").value() == 104);
    CHECK(parse_number(" 34 ").value() == 34);
    CHECK_FALSE(parse_number("第一").has_value());
    CHECK_FALSE(parse_number("").has_value());
    CHECK_FALSE(parse_number("3a").has_value());
}

TEST_CASE("white space is removed wherever it hides") {
    CHECK(without_white_space("行 政\u3000复\n议\t工\u00a0作") == "行政复议工作");
    CHECK(trim("\u3000 区司法局 \n") == "区司法局");
    CHECK(collapse_white_space("  a \n b ") == "a b");
}

TEST_CASE("a part is found where it stands, and nothing is part of everything, of nothing too") {
    CHECK(contains("区司法局（牵头）", "牵头"));
    CHECK_FALSE(contains("区司法局", "区司法局（牵头）"));
    CHECK(contains("", ""));
    CHECK(contains("区", std::string_view()));
    CHECK_FALSE(contains(std::string_view(), "区"));
}

TEST_CASE("malformed UTF-8 is told from well-formed") {
    CHECK(is_valid_utf8("区司法局"));
    CHECK_FALSE(is_valid_utf8("\xC0\x80"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("\xE5\x8C"));
    CHECK(to_utf8(to_utf32("𠀀a中")) == "𠀀a中");
}

TEST_CASE("folding makes widths comparable") {
    CHECK(fold_width("（１００％）。“a”") == "(100%).\"a\"");
}

}  // namespace zs
