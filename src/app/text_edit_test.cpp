#include "app/text_edit.h"

#include <doctest/doctest.h>

using zs::app::carried_over;

TEST_CASE("a proposal survives an edit elsewhere in the text") {
    CHECK(carried_over("甲甲乙丙", "甲乙丙", "甲甲乙丙。") == "甲乙丙。");
    CHECK(carried_over("甲乙丙", "甲乙丙。", "甲丁丙") == "甲丁丙。");
    CHECK(carried_over("甲乙丙丁", "甲乙丙", "子甲乙丙丁") == "子甲乙丙");
    CHECK(carried_over("(甲)，乙丙丁", "（甲），乙丙丁", "(甲)，乙丙丁戊") == "（甲），乙丙丁戊");
}

TEST_CASE("two changes of the same place cannot both be had") {
    CHECK_FALSE(carried_over("甲乙丙", "甲子丙", "甲丑丙").has_value());
    CHECK_FALSE(carried_over("甲乙丙", "甲乙丙。", "甲乙丙；").has_value());
    CHECK_FALSE(carried_over("甲乙丙", "甲丙", "全新").has_value());
}
