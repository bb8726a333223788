#include "catalogue/recognise/methods.h"

#include <doctest/doctest.h>

using namespace zs::catalogue::recognise;
using Names = std::vector<std::string>;

TEST_CASE("methods are parted by blanks, commas and line ends, and where they run together") {
    CHECK(read_methods("网络检索 材料查证\n实地核验") == Names{"网络检索", "材料查证", "实地核验"});
    CHECK(read_methods("网络检索案卷评查") == Names{"网络检索", "案卷评查"});
    CHECK(read_methods("实地核查、座谈访谈。") == Names{"实地核查", "座谈访谈"});
    CHECK(read_methods("材料查证和实地核验") == Names{"材料查证", "实地核验"});
    CHECK(read_methods("满意度\n调查") == Names{"满意度调查"});
}

TEST_CASE("methods of other fields are the pieces of the list") {
    CHECK(read_methods("入户调查；模拟演练") == Names{"入户调查", "模拟演练"});
    CHECK(read_methods("Interview; Document review") == Names{"Interview", "Document review"});
    CHECK(read_methods("—").empty());
}

TEST_CASE("method_likeness is the share made of known methods") {
    CHECK(method_likeness("网络检索 材料查证") == doctest::Approx(1.0));
    CHECK(method_likeness("区司法局") == doctest::Approx(0.0));
    CHECK(method_likeness("通过网络检索的方式了解政务公开工作的进展和成效") < 0.5);
}
