#include "app/masked_text.h"

#include <doctest/doctest.h>

using namespace zs::app;

TEST_CASE("numbers and mailboxes of people are hidden, those of offices and documents stay") {
    CHECK(without_personal_data("电话13912345678。") == "电话139****5678。");
    CHECK(without_personal_data("１３９１２３４５６７８") == "139****5678");
    CHECK(without_personal_data("139 1234 5678") == "139****5678");
    CHECK(without_personal_data("身份证11010519491231002X") == "身份证110105****002X");
    CHECK(without_personal_data("写信到 zhang.san@qq.com。") == "写信到 ***@qq.com。");
    CHECK(without_personal_data("0531-81234567，国办函〔2026〕12号") == "0531-81234567，国办函〔2026〕12号");
    CHECK(without_personal_data("").empty());
}

TEST_CASE("of a name the first character stays, the name of an organisation whole") {
    CHECK(masked_name("王科员") == "王**");
    CHECK(masked_name("区司法局") == "区司法局");
}
