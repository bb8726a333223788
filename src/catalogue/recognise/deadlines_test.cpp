#include "catalogue/recognise/deadlines.h"

#include <doctest/doctest.h>

using namespace zs::catalogue::recognise;

TEST_CASE("a deadline is kept as written, without white space") {
    CHECK(read_deadline(" 6月\n底前 ") == "6月底前");
    CHECK(read_deadline("31  March 2025") == "31 March 2025");
}

TEST_CASE("an empty cell or a dash is no deadline") {
    CHECK_FALSE(read_deadline(" \n").has_value());
    CHECK_FALSE(read_deadline("—").has_value());
}
