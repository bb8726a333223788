#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/scratch_folder.h"
#include "formats/confined/confined.h"
#include "formats/confined/sandbox.h"
#include "formats/external/convert.h"
#include "formats/external/run.h"
#include "formats/support.h"

namespace zs::formats {
namespace {

namespace fs = std::filesystem;

std::string slurp(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

ExternalRun shell(ScratchFolder const& folder, std::string script, int seconds = 20) {
    return {.program = "/bin/sh",
            .arguments = {"-c", std::move(script)},
            .folder = folder.path(),
            .output = "out.txt",
            .seconds = seconds};
}

TEST_CASE("a program runs in its own folder and with an environment of its own") {
    ScratchFolder folder;
    auto done = run_external(shell(folder, "pwd; echo $HOME; env | grep -c SECRET"));
    CHECK_FALSE(done.ok());  // grep -c found nothing: its status is the program's
    CHECK(slurp(folder.path() / "out.txt") ==
          folder.path().string() + "\n" + folder.path().string() + "\n0\n");
}

TEST_CASE("a program that does not end is ended") {
    ScratchFolder folder;
    auto done = run_external(shell(folder, "sleep 30", 1));
    REQUIRE_FALSE(done.ok());
    CHECK(done.error().code == ErrorCode::too_large);
}

TEST_CASE("a program that is not there is unavailable") {
    ScratchFolder folder;
    ExternalRun run{.program = "/no/such/program", .arguments = {}, .folder = folder.path(), .output = ""};
    auto done = run_external(run);
    REQUIRE_FALSE(done.ok());
    CHECK(done.error().code == ErrorCode::unavailable);
}

TEST_CASE("only files of a kind that needs it are converted, whatever they are called") {
    CHECK(needs_conversion("{\\rtf1 x}", "a.docx"));
    CHECK_FALSE(needs_conversion("plain text", "a.doc"));
    CHECK_FALSE(needs_conversion("PK\x03\x04", "a.wps"));
}

TEST_CASE("a kind that needs a missing program says which packages bring it") {
    for (auto const& kind : supported_kinds()) {
        if (!kind.works) CHECK_FALSE(kind.packages.empty());
        CHECK_FALSE(kind.extensions.empty());
    }
    auto error = no_converter("{\\rtf1 x}", "a.rtf");
    CHECK(error.message.find("libreoffice-writer-nogui") != std::string::npos);
}

bool can_convert_doc() {
    return sandbox_is_whole() && (find_program(Program::libreoffice) || find_program(Program::antiword));
}

TEST_CASE("a .doc is read through LibreOffice or antiword where one is installed" *
          doctest::skip(!can_convert_doc())) {
    auto document =
        read_document_confined(slurp("tests/formats/legacy/printed.doc"), "printed.doc", Limits{});
    REQUIRE_MESSAGE(document.ok(), document.error().message);
    CHECK(document->notices.front().code == "converted");
    std::size_t rows = 0;
    for (auto const& block : document->blocks) {
        if (auto const* table = std::get_if<documents::Table>(&block)) rows += table->rows.size();
    }
    CHECK(rows == 61);
}

}  // namespace
}  // namespace zs::formats
