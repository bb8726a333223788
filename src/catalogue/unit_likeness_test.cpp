#include "catalogue/unit_likeness.h"

#include <doctest/doctest.h>

using namespace zs::catalogue;

TEST_CASE("phrases that mean several bodies are groups") {
    for (char const* name :
         {"各镇（街道）", "区直各行政执法单位", "有行政执法权的区级部门", "区行政审批局等区级相关部门"}) {
        CAPTURE(name);
        CHECK(names_a_group(name));
    }
    CHECK_FALSE(names_a_group("区司法局"));
    CHECK_FALSE(names_a_group("区委编办"));
}

TEST_CASE("two spellings of one unit are found and the reason is said") {
    auto const inserted = unit_likeness("区审批服务局", "区审批服务管理局");
    REQUIRE(inserted.has_value());
    CHECK(inserted->score >= 0.9);
    for (auto const& [a, b] : {std::pair{"司法局", "区司法局"},
                               {"示例区司法局", "区司法局"},
                               {"区发改局", "区发展和改革局"},
                               {"区委编办", "区委机构编制委员会办公室"},
                               {"区政府办", "区人民政府办公室"},
                               {"区市场监管局", "区市场监督管理局"},
                               {"区农业农村局", "区农业农村局（区乡村振兴局）"}}) {
        CAPTURE(a);
        CAPTURE(b);
        auto const found = unit_likeness(a, b);
        REQUIRE(found.has_value());
        CHECK_FALSE(found->reason.empty());
    }
}

TEST_CASE("different units are not taken for one") {
    for (auto const& [a, b] : {std::pair{"区农业局", "区林业局"},
                               {"区司法局", "区财政局"},
                               {"区法院", "区检察院"},
                               {"区司法局", "各镇"},
                               {"区委组织部", "区委宣传部"},
                               {"市司法局", "区信访局"}}) {
        CAPTURE(a);
        CAPTURE(b);
        CHECK_FALSE(unit_likeness(a, b).has_value());
    }
}

TEST_CASE("a word that begins like a level is not cut") {
    auto const found = unit_likeness("市场监管局", "市场监督管理局");
    REQUIRE(found.has_value());
    CHECK(found->reason.find("“场监") == std::string::npos);
}
