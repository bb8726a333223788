#include "formats/scan/scan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <variant>

using namespace zs;
using namespace zs::formats;
using namespace zs::documents;

namespace {

/// A frame of two rows and two columns on one page, with a word in each cell.
std::string page_of_four() {
    std::string out(kScanMark);
    out += "page 1 595.00 842.00\n";
    for (int y : {100, 150, 200})
        out += "rule h " + std::to_string(y) + " 50 450\n";
    for (int x : {50, 150, 450})
        out += "rule v " + std::to_string(x) + " 100 200\n";
    return out +
           "word 60 118 84 130 96 序号\nword 160 118 208 130 91 工作任务\n"
           "word 60 168 66 180 88 1\nword 160 168 208 180 42 清扫道路\n";
}

Table const* table_in(Document const& document) {
    for (auto const& block : document.blocks) {
        if (auto const* table = std::get_if<Table>(&block)) return table;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("words between lines become the cells of a table") {
    auto const read = read_scan(page_of_four(), Limits{});
    REQUIRE(read.ok());
    auto const* table = table_in(*read);
    REQUIRE(table != nullptr);
    REQUIRE(table->rows.size() == 2);
    CHECK(table->rows[0].cells.at(1).text == "工作任务");
    CHECK(table->rows[1].cells.at(0).text == "1");
    CHECK(table->rows[1].cells.at(1).text == "清扫道路");
}

TEST_CASE("a word the program was not sure of is told where it stands") {
    auto const read = read_scan(page_of_four(), Limits{});
    REQUIRE(read.ok());
    auto const doubt = std::find_if(read->notices.begin(), read->notices.end(),
                                    [](Notice const& notice) { return notice.code == "uncertain_text"; });
    REQUIRE(doubt != read->notices.end());
    CHECK(doubt->message.find("清扫道路") != std::string::npos);
    CHECK(doubt->message.find("42%") != std::string::npos);
    CHECK(doubt->place.row == 2);
    CHECK(std::count_if(read->notices.begin(), read->notices.end(),
                        [](Notice const& notice) { return notice.code == "uncertain_text"; }) == 1);
}

TEST_CASE("what is no result of recognition is refused") {
    std::string const mark(kScanMark);
    for (auto const* text : {"", "word 1 2 3 4 5 字\n", "page 1 595\n", "page 1 595 842\nword 1 2 3 字\n",
                             "page 1 595 842\nword 1 2 3 4 90 \xFF\n", "page 1 595 842\nsay hello\n"}) {
        CAPTURE(text);
        CHECK_FALSE(read_scan(mark + text, Limits{}).ok());
    }
}
