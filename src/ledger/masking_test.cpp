#include "ledger/masking.h"

#include <doctest/doctest.h>

using namespace zs::ledger;

TEST_CASE("numbers of identity cards and telephones are masked wherever they stand") {
    CHECK(masked("370000199001011234", false) == "370000**********34");
    CHECK(masked("身份证11010119900101001X。", false) == "身份证110101**********1X。");
    CHECK(masked("电话13800001234，", false) == "电话138****1234，");
    CHECK(masked("110101900101001", false) == "110101*******01");
}

TEST_CASE("numbers of cases, sums and dates are left alone") {
    CHECK(masked("20240903", false) == "20240903");
    CHECK(masked("12345.67", false) == "12345.67");
    CHECK(masked("示罚〔2024〕100001号", false) == "示罚〔2024〕100001号");
    CHECK(masked("20240000000000000000", false) == "20240000000000000000");
    CHECK(masked("123456202499011234", false) == "123456202499011234");  // no such month
}

TEST_CASE("a name keeps its first character, an organisation all of its name") {
    CHECK(names_people("申请人姓名"));
    CHECK_FALSE(names_people("处罚决定日期"));
    CHECK(masked("王小明", true) == "王**");
    CHECK(masked("示例商贸有限公司", true) == "示例商贸有限公司");
    CHECK(masked("王小明", false) == "王小明");
    CHECK(masked("", true).empty());
}

TEST_CASE("names beside numbers and other names are masked too") {
    CHECK(masked("王小明 13800001234", true) == "王** 138****1234");
    CHECK(masked("王小明、李四", true) == "王**、李*");
    CHECK(masked("示例商贸有限公司（张三）", true) == "示例商贸有限公司（张*）");
    CHECK(masked("王小明 13800001234", false) == "王小明 138****1234");
}
