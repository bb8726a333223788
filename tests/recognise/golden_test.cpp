// Every document under tests/recognise and demo/ that has <name>.expected.json beside it is read and
// recognised; what is expected must be there. tests/recognise/README.md says what is compared.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/limits.h"
#include "catalogue/interchange.h"
#include "catalogue/recognise/recognise.h"
#include "formats/registry.h"
#include "json/node.h"

namespace {

using zs::json::Kind;
using zs::json::Node;
namespace fs = std::filesystem;

std::string contents_of(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string shown(Node node) {
    switch (node.kind()) {
        case Kind::null: return "null";
        case Kind::boolean: return node.boolean() ? "true" : "false";
        case Kind::integer: return std::to_string(node.integer());
        case Kind::number: return std::to_string(node.number());
        case Kind::string: return "“" + std::string(node.string()) + "”";
        case Kind::object: return "{…}";
        case Kind::array: break;
    }
    std::string out = "[";
    for (std::size_t i = 0; i < node.size(); ++i) {
        out += (i ? ", " : "") + shown(node.at(i));
    }
    return out + "]";
}

void compare(Node expected, Node found, std::string const& path, std::vector<std::string>& differences);

void compare_objects(Node expected, Node found, std::string const& path,
                     std::vector<std::string>& differences) {
    for (std::size_t i = 0; i < expected.size(); ++i) {
        std::string const key(expected.key(i));
        if (found.has(key)) {
            compare(expected.at(i), found[key], path + "/" + key, differences);
        } else {
            differences.push_back(path + "/" + key + " is missing");
        }
    }
}

void compare_arrays(Node expected, Node found, std::string const& path,
                    std::vector<std::string>& differences) {
    bool const plain = expected.size() == 0 || expected.at(0).kind() == Kind::string;
    if (expected.size() != found.size()) {
        auto const what =
            plain ? shown(expected) + ", found " + shown(found)
                  : std::to_string(expected.size()) + " entries, found " + std::to_string(found.size());
        differences.push_back(path + ": expected " + what);
        if (plain) {
            return;
        }
    }
    for (std::size_t i = 0; i < std::min(expected.size(), found.size()); ++i) {
        compare(expected.at(i), found.at(i), path + "/" + std::to_string(i), differences);
    }
}

void compare(Node expected, Node found, std::string const& path, std::vector<std::string>& differences) {
    bool const same_kind = expected.kind() == found.kind();
    if (same_kind && expected.kind() == Kind::object) {
        compare_objects(expected, found, path, differences);
    } else if (same_kind && expected.kind() == Kind::array) {
        compare_arrays(expected, found, path, differences);
    } else if (shown(expected) != shown(found)) {
        differences.push_back(path + ": expected " + shown(expected) + ", found " + shown(found));
    }
}

std::vector<std::string> differences_of(fs::path const& file, Node expected) {
    auto const document =
        zs::formats::read_document(contents_of(file), file.filename().string(), zs::Limits{});
    if (!document.ok()) {
        return {"cannot be read: " + document.error().message};
    }
    auto const catalogue = zs::catalogue::recognise::recognise(document.value());
    if (!catalogue.ok()) {
        return {"is not recognised: " + catalogue.error().message};
    }
    auto const found = zs::json::Document::parse(zs::catalogue::to_json(catalogue.value()));
    REQUIRE(found.ok());
    std::vector<std::string> differences;
    compare(expected, found.value().root(), "", differences);
    return differences;
}

std::vector<fs::path> expectations() {
    std::vector<fs::path> found;
    for (auto const* folder : {"tests/recognise", "demo"}) {
        for (auto const& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().string().ends_with(".expected.json")) {
                found.push_back(entry.path());
            }
        }
    }
    return found;
}

/// `<name>.docx` and `<name>-anything.docx`, and so on for the other formats.
std::vector<fs::path> documents_beside(fs::path const& expectation) {
    std::vector<fs::path> found;
    auto const name = expectation.stem().stem().string();
    for (auto const& entry : fs::directory_iterator(expectation.parent_path())) {
        auto const stem = entry.path().stem().string();
        auto const extension = entry.path().extension().string();
        bool const is_document =
            extension == ".txt" || extension == ".docx" || extension == ".xlsx" || extension == ".html";
        if (is_document && (stem == name || stem.starts_with(name + "-"))) {
            found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("documents with expected facts beside them are read as expected") {
    int files = 0;
    for (auto const& expectation : expectations()) {
        auto const expected = zs::json::Document::parse(contents_of(expectation));
        REQUIRE_MESSAGE(expected.ok(), expectation.string());
        auto const documents = documents_beside(expectation);
        CHECK_MESSAGE(!documents.empty(), expectation.string() << " has no document beside it");
        for (auto const& file : documents) {
            ++files;
            for (auto const& difference : differences_of(file, expected.value().root())) {
                FAIL_CHECK(file.string() << ": " << difference);
            }
        }
    }
    CHECK(files >= 42);  // five tables in four formats, twenty layouts, two demo documents
}
