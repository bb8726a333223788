#include "formats/external/recognise_text.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <variant>

#include "formats/confined/confined.h"

using namespace zs;
using namespace zs::formats;
using namespace zs::documents;

namespace {

std::string fixture() {
    std::ifstream in("tests/formats/scan/page.png", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a picture of a table is read where the programs are there, else it is said what to install") {
    auto const bytes = fixture();
    REQUIRE_FALSE(bytes.empty());
    auto const read = read_document_confined(bytes, "page.png", Limits{});
    if (!can_recognise_text()) {
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().code == ErrorCode::unsupported);
        CHECK(read.error().message.find("tesseract-ocr-chi-sim") != std::string::npos);
        return;
    }
    REQUIRE(read.ok());
    Table const* table = nullptr;
    for (auto const& block : read->blocks) {
        if (auto const* found = std::get_if<Table>(&block)) table = found;
    }
    REQUIRE(table != nullptr);
    REQUIRE(table->rows.size() == 5);
    CHECK(table->column_count == 5);
    CHECK(table->rows[0].cells.at(1).text == "任务内容");
    CHECK(table->rows[2].cells.at(2).text == "区市场监管局");
    CHECK(table->rows[2].cells.at(1).text.find("五个工作日内公布") != std::string::npos);
    REQUIRE_FALSE(read->notices.empty());
    CHECK(read->notices.front().code == "recognised_text");
}

TEST_CASE("what is no picture at all is refused by the program, not by us") {
    if (!can_recognise_text()) return;
    CHECK_FALSE(recognise_text("\x89PNG\r\n\x1A\n but nothing behind", Limits{}).ok());
}
