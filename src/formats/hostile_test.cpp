#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "formats/container/zip.h"
#include "formats/registry.h"

/// Every good fixture, cut and bent at many places: each reading ends in a Document or in an Error that names
/// the file.
namespace zs::formats {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPositions = 60;  // per file and kind of damage

std::string slurp(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<fs::path> good_fixtures() {
    std::vector<fs::path> out;
    for (char const* format : {"docx", "xlsx", "html", "text", "csv", "pdf", "ofd"}) {
        for (auto const& entry : fs::directory_iterator(fs::path("tests/formats") / format / "ok")) {
            if (entry.path().string().find(".expected.") == std::string::npos) out.push_back(entry.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

bool ends_well(std::string const& bytes, std::string const& name) {
    auto document = read_document(bytes, name, Limits{});
    if (document.ok()) {
        for (auto const& block : document->blocks) {
            if (auto const* table = std::get_if<documents::Table>(&block)) documents::grid_of(*table);
        }
        return true;
    }
    return document.error().where.starts_with(name) && !document.error().message.empty();
}

void at_many_places(std::size_t size, std::function<void(std::size_t)> const& act) {
    std::size_t step = std::max<std::size_t>(1, size / kPositions);
    for (std::size_t at = 0; at < size; at += step)
        act(at);
}

std::string flipped(std::string bytes, std::size_t at) {
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << (at % 8)));
    return bytes;
}

TEST_CASE("cut and bit-flipped files end in a document or in an error that names the file") {
    for (auto const& path : good_fixtures()) {
        std::string bytes = slurp(path);
        std::string name = path.filename().string();
        at_many_places(bytes.size(), [&](std::size_t at) {
            CHECK_MESSAGE(ends_well(bytes.substr(0, at), name), name, " cut at ", at);
            CHECK_MESSAGE(ends_well(flipped(bytes, at), name), name, " flipped at ", at);
        });
    }
}

TEST_CASE("a cut container is never half read") {
    std::string bytes = slurp("tests/formats/docx/ok/merged_cells.docx");
    at_many_places(bytes.size(), [&](std::size_t at) {
        CHECK_MESSAGE(!read_document(bytes.substr(0, at), "a.docx", Limits{}).ok(), "cut at ", at);
    });
}

/// The container rebuilt with one part changed, so that the damage reaches the parsers behind the checksum.
std::string rebuilt(Archive& archive, std::string const& changed, std::string content) {
    ArchiveWriter out;
    for (auto const& name : archive.names()) {
        out.add(name, name == changed ? std::move(content) : std::move(archive.read(name).value()));
    }
    return out.finish();
}

TEST_CASE(
    "parts that are cut or bit-flipped inside a sound container end well, and a cut part is an error in that "
    "part") {
    for (char const* path :
         {"tests/formats/docx/ok/generated_numbers.docx", "tests/formats/docx/ok/boxes_and_notes.docx",
          "tests/formats/xlsx/ok/number_formats.xlsx", "tests/formats/xlsx/ok/strings_and_merges.xlsx"}) {
        std::string bytes = slurp(path);
        auto archive = Archive::open(bytes, Limits{});
        REQUIRE(archive.ok());
        for (auto const& part : archive->names()) {
            std::string content = archive->read(part).value();
            at_many_places(content.size(), [&](std::size_t at) {
                CHECK_MESSAGE(ends_well(rebuilt(*archive, part, flipped(content, at)), "x"), path, " ", part,
                              " flipped at ", at);
            });
            if (part == "[Content_Types].xml") continue;  // not read: relationships say it all
            auto cut =
                read_document(rebuilt(*archive, part, content.substr(0, content.size() / 2)), "x", Limits{});
            REQUIRE_MESSAGE(!cut.ok(), path, " ", part);
            CHECK_MESSAGE(cut.error().where.find(part) != std::string::npos, cut.error().where);
        }
    }
}

}  // namespace
}  // namespace zs::formats
