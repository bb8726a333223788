#include "formats/positioned/assemble.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace zs::formats {
namespace {

using namespace documents;

constexpr double kSize = 10;

/// Words from (x, y), y being the middle of the line.
void put(PositionedPage& page, double x, double y, std::string_view words) {
    for (std::size_t at = 0; at < words.size(); x += kSize) {
        std::string one;
        append_utf8(one, next_code_point(words, at));
        page.glyphs.push_back({x, x + kSize, y - kSize / 2, y + kSize / 2, kSize, one});
    }
}

void grid(PositionedPage& page, std::vector<double> const& columns, std::vector<double> const& rows) {
    for (double y : rows)
        page.rules.push_back({Rule::Way::horizontal, y, columns.front(), columns.back()});
    for (double x : columns)
        page.rules.push_back({Rule::Way::vertical, x, rows.front(), rows.back()});
}

PositionedPage page_of(int number) {
    PositionedPage page;
    page.number = number;
    page.width = 600;
    page.height = 800;
    return page;
}

std::vector<Table> tables_in(std::vector<PositionedPage> pages) {
    auto document = assemble(std::move(pages), Limits{});
    REQUIRE(document.ok());
    std::vector<Table> out;
    for (auto& block : document->blocks) {
        if (auto* table = std::get_if<Table>(&block)) out.push_back(std::move(*table));
    }
    return out;
}

TEST_CASE("a line is wrapped where the next character had no room, and ended by hand where it had") {
    auto page = page_of(1);
    grid(page, {100, 165, 300}, {100, 140, 180});
    put(page, 105, 110, "甲乙丙丁戊");  // room for five
    put(page, 105, 125, "己庚");
    put(page, 105, 150, "甲乙");
    put(page, 105, 165, "丙丁");
    auto tables = tables_in({page});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows[0].cells[0].text == "甲乙丙丁戊己庚");
    CHECK(tables[0].rows[1].cells[0].text == "甲乙\n丙丁");
}

TEST_CASE("an entry that fills its line is told from a wrapped one by entries that stand elsewhere") {
    auto page = page_of(1);
    grid(page, {100, 165, 300}, {100, 140, 180, 220});
    put(page, 105, 110, "区戊己庚局");
    put(page, 105, 125, "各镇");
    put(page, 105, 150, "区甲局");
    put(page, 105, 165, "各镇");
    put(page, 105, 190, "区乙局");
    put(page, 105, 205, "区甲局");
    auto tables = tables_in({page});
    CHECK(tables[0].rows[0].cells[0].text == "区戊己庚局\n各镇");
}

TEST_CASE("cells grow over missing lines, and their spans cover the grid") {
    auto page = page_of(1);
    grid(page, {100, 200, 300}, {100, 130});
    page.rules.push_back({Rule::Way::horizontal, 160, 200, 300});
    page.rules.push_back({Rule::Way::horizontal, 190, 100, 300});
    for (double x : {100.0, 200.0, 300.0})
        page.rules.push_back({Rule::Way::vertical, x, 130, 190});
    put(page, 110, 160, "合并");
    auto tables = tables_in({page});
    REQUIRE(tables[0].rows.size() == 3);
    CHECK(tables[0].rows[1].cells[0].row_span == 2);
    CHECK(tables[0].rows[1].cells[0].text == "合并");
    CHECK(tables[0].rows[2].cells.size() == 1);
}

/// Two pages of a table; `below` is put at the top of the second.
std::vector<Table> over_a_page(std::vector<std::string> const& below) {
    auto first = page_of(1);
    auto second = page_of(2);
    grid(first, {100, 140, 300}, {600, 630, 660, 690, 720});
    for (int i = 0; i < 4; ++i) {
        put(first, 105, 610 + 30 * i, std::to_string(i + 1));
        put(first, 145, 610 + 30 * i, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰");
    }
    grid(second, {100, 140, 300}, {60, 90, 120});
    put(second, 105, 70, below[0]);
    put(second, 145, 70, below[1]);
    put(second, 105, 100, "6");
    put(second, 145, 100, "末行。");
    return tables_in({first, second});
}

TEST_CASE("a row without its number at the top of a page goes on from the page before") {
    auto tables = over_a_page({"", "巳午。"});
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].rows.size() == 5);
    CHECK(tables[0].rows[3].cells[1].text == "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午。");
    CHECK(tables[0].rows[4].cells[0].place.page == 2);
}

TEST_CASE("a row with a number of its own at the top of a page is a row") {
    auto tables = over_a_page({"5", "巳午。"});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows.size() == 6);
    CHECK(tables[0].rows[4].cells[1].text == "巳午。");
}

TEST_CASE("a merged cell at the top of a page does not go on with the heading that ends the page before") {
    auto first = page_of(1);
    auto second = page_of(2);
    grid(first, {100, 145, 185, 300}, {700, 722});
    put(first, 102, 711, "大类标题");  // fills its line
    put(first, 150, 711, "序号");
    put(first, 190, 711, "内容");
    grid(second, {145, 185, 300}, {60, 90, 120});
    for (double y : {60.0, 120.0})
        second.rules.push_back({Rule::Way::horizontal, y, 100, 145});
    second.rules.push_back({Rule::Way::vertical, 100, 60, 120});
    put(second, 102, 70, "一、甲类");
    put(second, 102, 82, "任务");
    put(second, 150, 70, "1");
    put(second, 190, 70, "甲项。");
    put(second, 150, 100, "2");
    put(second, 190, 100, "乙项。");
    auto tables = tables_in({first, second});
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].rows.size() == 3);
    CHECK(tables[0].rows[0].cells[0].text == "大类标题");
    CHECK(tables[0].rows[0].cells[0].row_span == 1);
    CHECK(tables[0].rows[1].cells[0].text == "一、甲类任务");
    CHECK(tables[0].rows[1].cells[0].row_span == 2);
}

TEST_CASE("tables with text between them or other columns stay apart") {
    auto first = page_of(1);
    auto second = page_of(2);
    grid(first, {100, 140, 300}, {600, 630, 660});
    grid(second, {100, 200, 300}, {60, 90, 120});
    put(first, 105, 610, "甲");
    CHECK(tables_in({first, second}).size() == 2);
}

TEST_CASE("a frame around a page is no table") {
    auto page = page_of(1);
    grid(page, {20, 580}, {20, 780});
    put(page, 100, 400, "只有框线");
    CHECK(tables_in({page}).empty());
}

}  // namespace
}  // namespace zs::formats
