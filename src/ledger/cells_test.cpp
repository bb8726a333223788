#include "ledger/cells.h"

#include <doctest/doctest.h>

#include "calendar/day.h"

namespace zs::ledger {
namespace {

/// A cell as it stands in a file: something follows it.
std::string day_text(std::string text) {
    auto const size = text.size();
    text += ",,,,,,,,";
    auto const index = read_day(std::string_view(text).substr(0, size));
    if (index == kBlankDay) return "blank";
    return index == kBadDay ? "bad" : calendar::to_string(day_of_index(index));
}

std::string money_text(std::string text, std::int64_t unit = 1) {
    auto const size = text.size();
    text += ",2345678";  // digits that must not be taken for the cell's
    auto const value = read_decimal(std::string_view(text).substr(0, size), unit);
    if (value == kBlankDecimal) return "blank";
    return value == kBadDecimal ? "bad" : decimal_text(value);
}

TEST_CASE("a day is read in every customary form") {
    for (auto const* text : {"2024-09-03", "2024-9-3", "2024/09/03", "2024/9/3", "2024.9.3", "20240903",
                             "2024年9月3日", "2024年09月03日", "2024-09-03 10:20:30", "2024-09-03T10:20",
                             "45538", "45538.5", "\"2024-09-03\"", " 2024-09-03 ", "\"2024年9月3日\"",
                             "2024\xC4\xEA"
                             "9\xD4\xC2"
                             "3\xC8\xD5"}) {
        CHECK_MESSAGE(day_text(text) == "2024-09-03", text);
    }
}

TEST_CASE("blank is not zero and nonsense is not blank") {
    for (auto const* text : {"", " ", "\"\"", "\" \"", "\t"})
        CHECK_MESSAGE(day_text(text) == "blank", text);
    for (auto const* text :
         {"无", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "0", "12", "1898-01-01", "2100-01-01",
          "2024-09", "20241301", "2024-09-0x", "2024:09:03", "999999999"}) {
        CHECK_MESSAGE(day_text(text) == "bad", text);
    }
}

TEST_CASE("every day of the range survives reading") {
    for (auto day = kFirstDay; day <= calendar::day_of({kLastYear, 12, 31}); ++day)
        REQUIRE(day_text(calendar::to_string(day)) == calendar::to_string(day));
    CHECK(calendar::day_of({kLastYear, 12, 31}) - kFirstDay + 3 == static_cast<int>(kDayCount));
    CHECK(calendar::to_string(kFirstDay) == "1949-01-01");
}

TEST_CASE("money is read exactly, in 元 and 万元") {
    CHECK(money_text("0") == "0");
    CHECK(money_text("7") == "7");
    CHECK(money_text("1200") == "1200");
    CHECK(money_text("12345678") == "12345678");
    CHECK(money_text("123456789") == "123456789");
    CHECK(money_text("1200.05") == "1200.05");
    CHECK(money_text("12345678.90") == "12345678.9");
    CHECK(money_text("0.1") == "0.1");
    CHECK(money_text("\"1,234,567.89\"") == "1234567.89");
    CHECK(money_text("￥1200元") == "1200");
    CHECK(money_text("1.5万元") == "15000");
    CHECK(money_text("1.5万") == "15000");
    CHECK(money_text("0.5亿元") == "50000000");
    CHECK(money_text("1.5\xCD\xF2\xD4\xAA") == "15000");
    CHECK(money_text("12.5", 10'000) == "125000");
    CHECK(money_text("12.5元", 10'000) == "12.5");
    CHECK(money_text("0.00000001万元") == "0.0001");
    CHECK(money_text("-12.50") == "-12.5");
    CHECK(money_text(" 12 ") == "12");
}

TEST_CASE("what would have to be rounded is refused") {
    for (auto const* text :
         {"1.2345678", "abc", "12a", "1.2.3", "--1", "9999999999999999999", "1e5", "12 元 整", "."})
        CHECK_MESSAGE(money_text(text) == "bad", text);
    CHECK(money_text("") == "blank");
    CHECK(money_text("\"\"") == "blank");
}

TEST_CASE("sums larger than any integer are written out") {
    Wide const large = static_cast<Wide>(9'000'000'000'000'000'000) * 1000 + 500'000;
    CHECK(decimal_text(large) == "9000000000000000.5");
    CHECK(decimal_text(-large) == "-9000000000000000.5");
}

}  // namespace
}  // namespace zs::ledger
