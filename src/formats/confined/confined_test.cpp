#include "formats/confined/confined.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "formats/confined/document_codec.h"
#include "formats/confined/sandbox.h"
#include "formats/registry.h"

namespace zs::formats {
namespace {

using namespace documents;

std::string slurp(char const* path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// A spawned child is this very test program: it must turn into the reader before doctest sees its arguments.
__attribute__((constructor)) void become_child(int argc, char** argv, char**) {
    ConfinedTask const tasks[] = {
        {"shout", [](std::string_view bytes) -> Result<std::string> { return std::string(bytes) + "!"; }},
        {"refuse",
         [](std::string_view) -> Result<std::string> {
             return Error{ErrorCode::invalid_input, "不行", "正文", {{"word/document.xml", "第一处"}}};
         }},
        {"look outside", [](std::string_view) -> Result<std::string> { return slurp("tests/README.md"); }},
        {"die", [](std::string_view) -> Result<std::string> { std::abort(); }}};
    if (auto status = run_confined_child(argc, argv, tasks)) _exit(*status);
}

TEST_CASE("work that another room brings along is done in the child, its errors arrive whole") {
    CHECK(run_confined_task("shout", std::string("a\0b", 3), Limits{}).value() == std::string("a\0b!", 4));
    auto const refused = run_confined_task("refuse", "", Limits{});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::invalid_input);
    CHECK(refused.error().where == "正文");
    REQUIRE(refused.error().fields.size() == 1);
    CHECK(refused.error().fields[0].message == "第一处");
    CHECK(run_confined_task("die", "", Limits{}).error().code == ErrorCode::malformed_document);
    CHECK(run_confined_task("no such task", "", Limits{}).error().code == ErrorCode::unavailable);
}

TEST_CASE("such work sees no file of the machine" * doctest::skip(!sandbox_is_whole())) {
    auto const seen = run_confined_task("look outside", "", Limits{});
    CHECK((!seen.ok() || seen->empty()));
}

std::string const kDocx = "tests/formats/docx/ok/merged_cells.docx";

TEST_CASE("a confined child reads what the process itself would read, forked or spawned") {
    for (char const* path :
         {"tests/formats/docx/ok/merged_cells.docx", "tests/formats/xlsx/ok/number_formats.xlsx",
          "tests/formats/html/ok/gb18030_undeclared.html", "tests/formats/text/ok/gb18030.txt"}) {
        std::string bytes = slurp(path);
        auto here = read_document(bytes, path, Limits{});
        REQUIRE(here.ok());
        for (auto start : {ChildStart::fork, ChildStart::spawn}) {
            auto there = read_document_confined(bytes, path, Limits{}, start);
            REQUIRE_MESSAGE(there.ok(), there.error().message, path);
            CHECK(encode_answer(there) == encode_answer(here));
        }
    }
}

TEST_CASE("errors of the child arrive with code, message and place") {
    auto document =
        read_document_confined(slurp("tests/formats/docx/broken/bomb.docx"), "bomb.docx", Limits{});
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().code == ErrorCode::too_large);
    CHECK(document.error().where == "bomb.docx: word/document.xml");
}

TEST_CASE("a file that needs more memory than allowed is refused, not half read" *
          doctest::skip(!sandbox_is_whole())) {
    Limits limits;
    limits.max_memory_bytes = 4U << 20U;
    std::string bytes;
    for (int i = 0; i < 200'000; ++i)
        bytes += "推进依法行政\n";
    auto document = read_document_confined(bytes, "long.txt", limits);
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().code == ErrorCode::too_large);
    CHECK(document.error().where == "long.txt");
}

TEST_CASE("confined children may be started from many threads at once") {
    std::string bytes = slurp(kDocx.c_str());
    int good = 0;
    std::vector<std::thread> threads;
    std::vector<int> results(4, 0);
    for (std::size_t i = 0; i < results.size(); ++i) {
        threads.emplace_back(
            [&, i] { results[i] = read_document_confined(bytes, "a.docx", Limits{}).ok() ? 1 : 0; });
    }
    for (auto& thread : threads)
        thread.join();
    for (int result : results)
        good += result;
    CHECK(good == 4);
}

TEST_CASE(
    "an answer survives no flipped or missing byte unnoticed by the decoder's checks, and never crashes it") {
    auto document = read_document(slurp(kDocx.c_str()), "a.docx", Limits{});
    std::string answer = encode_answer(document);
    REQUIRE(decode_answer(answer, Limits{}).ok());
    for (std::size_t length = 0; length < answer.size(); ++length) {
        CHECK_FALSE(decode_answer(std::string_view(answer).substr(0, length), Limits{}).ok());
    }
    for (std::size_t at = 0; at < answer.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::string flipped = answer;
            flipped[at] = static_cast<char>(static_cast<unsigned char>(flipped[at]) ^ (1U << bit));
            auto decoded = decode_answer(flipped, Limits{});
            if (decoded.ok()) {
                for (auto const& block : decoded->blocks) {
                    if (auto const* table = std::get_if<Table>(&block)) grid_of(*table);
                }
            }
        }
    }
    CHECK_FALSE(decode_answer(answer + "x", Limits{}).ok());
}

}  // namespace
}  // namespace zs::formats
