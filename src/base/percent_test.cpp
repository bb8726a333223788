#include "base/percent.h"

#include <doctest/doctest.h>

namespace zs {

TEST_CASE("percent escapes there and back") {
    CHECK(percent_encode("准 a-1/") == "%E5%87%86%20a-1%2F");
    CHECK(percent_decode("%E5%87%86%20a+b", PlusSign::plus) == "准 a+b");
    CHECK(percent_decode("a+b", PlusSign::blank) == "a b");
}

TEST_CASE("broken escapes and bytes that are no UTF-8 decode to nothing") {
    CHECK_FALSE(percent_decode("%4", PlusSign::plus));
    CHECK_FALSE(percent_decode("%zz", PlusSign::plus));
    CHECK_FALSE(percent_decode("%ff", PlusSign::plus));
}

}  // namespace zs
