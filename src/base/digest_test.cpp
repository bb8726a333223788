#include "base/digest.h"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("SM3 gives the digests of the standard's examples") {
    CHECK(zs::hex(zs::sm3("abc")) == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    CHECK(zs::hex(zs::sm3("abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd")) ==
          "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}
