#include "base/byte_range.h"

#include <doctest/doctest.h>

using namespace zs;

TEST_CASE("a range of bytes is what RFC 9110 says it is") {
    auto const range = [](char const* field) { return parse_byte_range(field, 10); };
    CHECK(range("bytes=2-4")->from == 2);
    CHECK(range("bytes=2-4")->size == 3);
    CHECK(range("bytes=7-")->size == 3);
    CHECK(range("bytes=7-99")->size == 3);
    CHECK(range("bytes=-3")->from == 7);
    CHECK(range("bytes=-30")->from == 0);
    CHECK(range("bytes=10-")->size == 0);
    CHECK_FALSE(range("bytes=4-2"));
    CHECK_FALSE(range("bytes=0-1,3-4"));
    CHECK_FALSE(range("bytes=-"));
    CHECK_FALSE(range("lines=1-2"));
}
