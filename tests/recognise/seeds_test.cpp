// The real documents: not part of the repository. Their numbers, headings, texts and units stand in
// tests/golden/seeds as counts and digests, in a file named by the digest of the document.
// `test_seeds --rebaseline` writes those files anew.
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/limits.h"
#include "catalogue/recognise/recognise.h"
#include "formats/registry.h"

namespace {

namespace fs = std::filesystem;
using namespace zs;

constexpr std::size_t kNameDigits = 12;
constexpr std::size_t kTextDigits = 12;
constexpr char const* kGolden = "tests/golden/seeds";

std::string contents_of(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string mark_of(std::string const& text) {
    return text.empty() ? "-" : hex(sm3(text)).substr(0, kTextDigits);
}

std::string line_of(catalogue::Item const& item) {
    return fmt::format(
        "item {} {} {} {} lead {} responsible {} clauses {} methods {} deadline {} effect {} applies {}",
        item.number, mark_of(item.level1), mark_of(item.level2.value_or("")), mark_of(item.text),
        item.lead_units.size(), item.responsible_units.size(), item.clauses.size(), item.methods.size(),
        mark_of(item.deadline.value_or("")), static_cast<int>(item.effect), item.applicable ? 1 : 0);
}

/// A JSON array of one string for each list, item and request.
std::string summary_of(catalogue::Catalogue const& catalogue) {
    std::vector<std::string> lines;
    for (auto const& list : catalogue.lists) {
        lines.push_back(fmt::format("list kind {} declared {} items {}", static_cast<int>(list.kind),
                                    list.declared_count.value_or(0), list.items.size()));
        for (auto const& item : list.items)
            lines.push_back(line_of(item));
    }
    for (auto const& request : catalogue.material_requests) {
        lines.push_back(fmt::format("request {} parts {} not_required {}", fmt::join(request.items, ","),
                                    request.parts.size(), request.not_required ? 1 : 0));
    }
    std::string out = "[\n";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += "  \"" + lines[i] + (i + 1 < lines.size() ? "\",\n" : "\"\n");
    }
    return out + "]\n";
}

/// The first line in which two summaries differ.
std::string difference(std::string const& expected, std::string const& found) {
    std::istringstream a(expected);
    std::istringstream b(found);
    std::string line_a;
    std::string line_b;
    for (int line = 1;; ++line) {
        bool more_a = static_cast<bool>(std::getline(a, line_a));
        bool more_b = static_cast<bool>(std::getline(b, line_b));
        if (!more_a && !more_b) return {};
        if (line_a != line_b || more_a != more_b) {
            return fmt::format("line {}\n  expected {}\n  found    {}", line, more_a ? line_a : "nothing",
                               more_b ? line_b : "nothing");
        }
    }
}

fs::path folder_of_seeds() {
    char const* named = std::getenv("ZHUNSHENG_SEEDS");
    return named != nullptr ? fs::path(named) : fs::path("../shared/seeds");
}

bool check(fs::path const& path, bool rebaseline) {
    std::string bytes = contents_of(path);
    fs::path golden = fs::path(kGolden) / (hex(sha256(bytes)).substr(0, kNameDigits) + ".json");
    auto document = formats::read_document(bytes, path.filename().string(), Limits{});
    if (!document) return fmt::print("{}: {}\n", golden.string(), document.error().message), false;
    auto catalogue = catalogue::recognise::recognise(*document);
    if (!catalogue) return fmt::print("{}: {}\n", golden.string(), catalogue.error().message), false;
    std::string found = summary_of(*catalogue);
    if (rebaseline) {
        std::ofstream(golden, std::ios::binary) << found;
        return true;
    }
    if (!fs::exists(golden)) return fmt::print("{}: no golden file, not compared\n", golden.string()), true;
    std::string differs = difference(contents_of(golden), found);
    if (!differs.empty()) fmt::print("{}: {}\n", golden.string(), differs);
    return differs.empty();
}

}  // namespace

int main(int argc, char** argv) {
    bool rebaseline = argc > 1 && std::string(argv[1]) == "--rebaseline";
    fs::path folder = folder_of_seeds();
    if (!fs::is_directory(folder)) {
        fmt::print("skipped: no folder {} (set ZHUNSHENG_SEEDS)\n", folder.string());
        return 0;
    }
    fs::create_directories(kGolden);
    int wrong = 0;
    int seen = 0;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        ++seen;
        if (!check(entry.path(), rebaseline)) ++wrong;
    }
    fmt::print("{} documents, {} wrong\n", seen, wrong);
    return wrong == 0 ? 0 : 1;
}
