#include "requirements/unit_kinds.h"

#include <doctest/doctest.h>

using namespace zs::requirements;

TEST_CASE("a name says what a unit is") {
    CHECK(body_of_unit("区委组织部") == UnitBody::party);
    CHECK(body_of_unit("县委编办") == UnitBody::party);
    CHECK(body_of_unit("区纪委监委") == UnitBody::supervision);
    CHECK(body_of_unit("区人大常委会办公室") == UnitBody::congress);
    CHECK(body_of_unit("区政府办公室") == UnitBody::government);
    CHECK(body_of_unit("示例市公安局示例分局") == UnitBody::government);
    CHECK(body_of_unit("区法院") == UnitBody::court);
    CHECK(body_of_unit("县检察院") == UnitBody::procuratorate);
    CHECK(body_of_unit("河湾镇") == UnitBody::town);
    CHECK(body_of_unit("东门街道办事处") == UnitBody::street);
    CHECK(body_of_unit("区工商联") == UnitBody::mass_organisation);
    CHECK(body_of_unit("区融媒体中心") == UnitBody::institution);
    CHECK(body_of_unit("第三方") == UnitBody::other);
}

TEST_CASE("enforcement power is told by the field, and only for bodies that can hold it") {
    CHECK(holds_enforcement_power("区市场监管局"));
    CHECK(holds_enforcement_power("县卫健委"));
    CHECK(holds_enforcement_power("区综合行政执法局"));
    CHECK_FALSE(holds_enforcement_power("区委宣传部"));
    CHECK_FALSE(holds_enforcement_power("区政府办公室"));
    CHECK_FALSE(holds_enforcement_power("区法院"));
}

TEST_CASE("a group phrase has a rule where its words tell who belongs to it") {
    auto const enforcement = membership_rule("区直各行政执法单位");
    REQUIRE(enforcement);
    CHECK(belongs("区应急管理局", *enforcement));
    CHECK_FALSE(belongs("区委组织部", *enforcement));
    CHECK_FALSE(belongs("河湾镇", *enforcement));
    auto const local = membership_rule("各镇（街道）");
    REQUIRE(local);
    CHECK(belongs("河湾镇", *local));
    CHECK(belongs("东门街道", *local));
    CHECK_FALSE(belongs("区司法局", *local));
    auto const towns = membership_rule("各镇");
    REQUIRE(towns);
    CHECK_FALSE(belongs("东门街道", *towns));
    auto const all = membership_rule("区级各部门");
    REQUIRE(all);
    CHECK(belongs("区财政局", *all));
    CHECK_FALSE(belongs("河湾镇", *all));
}

TEST_CASE("what only a person can tell has no rule") {
    CHECK_FALSE(membership_rule("区直有关部门"));
    CHECK_FALSE(membership_rule("具有涉企行政审批权限的区直部门"));
    CHECK_FALSE(membership_rule("区司法局"));
}
