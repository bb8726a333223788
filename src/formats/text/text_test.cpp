#include "formats/text/text.h"

#include <doctest/doctest.h>

#include <string>

#include "base/text.h"

namespace zs::formats {
namespace {

using namespace documents;

std::string line(Document const& document, std::size_t at) {
    return std::get<Paragraph>(document.blocks.at(at)).text;
}

std::string utf16(std::string_view text, bool little) {
    std::string out;
    for (char32_t c : to_utf32(text)) {
        auto low = static_cast<char>(c & 0xFFU);
        auto high = static_cast<char>(c >> 8U);
        out.push_back(little ? low : high);
        out.push_back(little ? high : low);
    }
    return out;
}

std::string const kText = "一、依法行政\n\n\t1\t公开权力清单。\r\n责任单位：司法局\n";
// "依法行政，公开权力清单。" in GB18030
std::string const kGb =
    "\xd2\xc0\xb7\xa8\xd0\xd0\xd5\xfe\xa3\xac\xb9\xab\xbf\xaa\xc8\xa8\xc1\xa6\xc7\xe5\xb5\xa5\xa1\xa3";

TEST_CASE("a text is read line by line, blank lines and tabs kept, with line numbers") {
    auto document = read_text(kText, Limits{});
    REQUIRE(document.ok());
    REQUIRE(document->blocks.size() == 4);
    CHECK(line(*document, 1).empty());
    CHECK(line(*document, 2) == "\t1\t公开权力清单。");
    CHECK(std::get<Paragraph>(document->blocks[3]).place.line == 4);
    CHECK(document->notices.empty());
}

TEST_CASE("marks of byte order are dropped and obeyed") {
    for (std::string const& bytes :
         {"\xEF\xBB\xBF" + kText, "\xFF\xFE" + utf16(kText, true), "\xFE\xFF" + utf16(kText, false)}) {
        auto document = read_text(bytes, Limits{});
        REQUIRE(document.ok());
        CHECK(line(*document, 0) == "一、依法行政");
        CHECK(document->notices.empty());
    }
}

TEST_CASE("UTF-16 without a mark and GB18030 are guessed, and the guess is said") {
    for (std::string const& bytes : {utf16(kText, true), utf16(kText, false)}) {
        auto document = read_text(bytes, Limits{});
        REQUIRE(document.ok());
        CHECK(line(*document, 3) == "责任单位：司法局");
        REQUIRE(document->notices.size() == 1);
        CHECK(document->notices[0].code == "encoding_guessed");
    }
    auto document = read_text(kGb, Limits{});
    REQUIRE(document.ok());
    CHECK(line(*document, 0) == "依法行政，公开权力清单。");
    CHECK(document->notices.at(0).code == "encoding_guessed");
}

TEST_CASE("a flipped byte in UTF-8 is shown and reported with its line, not read as another encoding") {
    std::string bytes;
    for (int i = 0; i < 30; ++i)
        bytes += "全面推行行政执法公示制度\n";
    bytes[bytes.size() / 2] = '\xFF';
    auto document = read_text(bytes, Limits{});
    REQUIRE(document.ok());
    REQUIRE(document->notices.size() == 1);
    CHECK(document->notices[0].code == "damaged_characters");
    CHECK(document->notices[0].place.line == 16);
}

TEST_CASE("bytes that are no text are refused") {
    std::string bytes;
    for (int i = 0; i < 4000; ++i)
        bytes.push_back(static_cast<char>((i * 7919) >> 3));
    auto document = read_text(bytes, Limits{});
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().code == ErrorCode::malformed_document);
}

TEST_CASE("a text of too many lines is refused before its lines are stored") {
    Limits limits;
    limits.max_cells = 10;
    auto document = read_text(std::string(100, '\n'), limits);
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().code == ErrorCode::too_large);
}

}  // namespace
}  // namespace zs::formats
