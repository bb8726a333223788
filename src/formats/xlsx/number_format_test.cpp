#include "formats/xlsx/number_format.h"

#include <doctest/doctest.h>

namespace zs::formats {
namespace {

std::string shown(double value, std::string_view code) {
    return NumberFormat(code).show(value, DateSystem::from_1900);
}

TEST_CASE("general numbers have no needless decimals") {
    CHECK(shown(12, "General") == "12");
    CHECK(shown(-3, "") == "-3");
    CHECK(shown(0.1 + 0.2, "General") == "0.3");
    CHECK(shown(13800138000, "General") == "13800138000");
    CHECK(shown(1e20, "General") == "1E+20");
}

TEST_CASE("decimals, groups, percents and literals are shown as the format says") {
    CHECK(shown(0.985, "0%") == "99%");
    CHECK(shown(0.985, "0.0%") == "98.5%");
    CHECK(shown(1234567.891, "#,##0.00") == "1,234,567.89");
    CHECK(shown(1.005, "0.00") == "1.01");
    CHECK(shown(5, "000") == "005");
    CHECK(shown(2.5, "0.##") == "2.5");
    CHECK(shown(7, "\"第\"0\"项\"") == "第7项");
    CHECK(shown(-7, "0;[Red]\\(0\\)") == "(7)");
    CHECK(shown(0, "0;-0;\"无\"") == "无");
    CHECK(shown(12345, "0.00E+00") == "1.23E+04");
    CHECK(shown(1500000, "0.0,,\"百万\"") == "1.5百万");
    CHECK(shown(150, "[>=100]\"多\";\"少\"") == "多");
    CHECK(shown(12, "[DBNum1]General") == "十二");
    CHECK(shown(-0.001, "0.0") == "0.0");
}

TEST_CASE("dates follow the calendar of spreadsheets, its error of 1900 included") {
    CHECK(shown(44562, "yyyy/m/d") == "2022/1/1");
    CHECK(shown(44562, "yyyy\"年\"m\"月\"d\"日\"") == "2022年1月1日");
    CHECK(shown(59, "yyyy-mm-dd") == "1900-02-28");
    CHECK(shown(60, "yyyy-mm-dd") == "1900-02-29");
    CHECK(shown(61, "yyyy-mm-dd") == "1900-03-01");
    CHECK(NumberFormat("yyyy-mm-dd").show(0, DateSystem::from_1904) == "1904-01-01");
    CHECK(shown(44562.75, "yyyy/m/d h:mm") == "2022/1/1 18:00");
    CHECK(shown(0.5, "h:mm AM/PM") == "12:00 PM");
    CHECK(shown(1.5, "[h]:mm:ss") == "36:00:00");
    CHECK(shown(44562, "[$-804]aaaa") == "星期六");
    CHECK(shown(44562, "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"") == "二〇二二年一月一日");
    CHECK(shown(-1, "yyyy/m/d") == "-1");
}

TEST_CASE("text passes through a text section") {
    CHECK(NumberFormat("\"第\"@\"项\"").show(std::string("三")) == "第三项");
    CHECK(NumberFormat("0.00").show(std::string("三")) == "三");
}

}  // namespace
}  // namespace zs::formats
