// Differences between the real documents, which are not part of the repository: what is known of them stands
// here as numbers only. The documents are named by the first digits of their SHA-256.
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/digest.h"
#include "base/limits.h"
#include "catalogue/diff/diff.h"
#include "catalogue/diff/trace.h"
#include "catalogue/interchange.h"
#include "catalogue/overlay/overlay.h"
#include "catalogue/overlay/rebase.h"
#include "catalogue/recognise/recognise.h"
#include "formats/registry.h"
#include "requirements/complete.h"

using namespace zs;
namespace d = zs::catalogue::diff;

namespace {

namespace fs = std::filesystem;

// By the first digits of their SHA-256.
constexpr char const* kTasks = "da8f597ab214";   // indicators split into tasks, in five lists
constexpr char const* kModel = "906cb2082826";   // the newer edition of 100 indicators
constexpr char const* kProse = "f968c356d8ac";   // the older edition, units as prose
constexpr char const* kLocal = "90fa63e30164";   // the newer edition with local changes
constexpr char const* kCounty = "cef6e86caa64";  // the older edition without its rules of legislation

fs::path folder() {
    char const* const given = std::getenv("ZHUNSHENG_SEEDS");
    return given != nullptr ? given : "../shared/seeds";
}

std::map<std::string, catalogue::Catalogue> read_all() {
    std::map<std::string, catalogue::Catalogue> out;
    if (!fs::is_directory(folder())) return out;
    for (auto const& file : fs::directory_iterator(folder())) {
        std::ifstream in(file.path(), std::ios::binary);
        std::ostringstream bytes;
        bytes << in.rdbuf();
        auto document = formats::read_document(bytes.str(), file.path().filename().string(), Limits{});
        if (!document) continue;
        auto found = catalogue::recognise::recognise(*document);
        if (found) requirements::complete(*document, *found);
        if (found) out.emplace(hex(sha256(bytes.str())).substr(0, 12), found.take());
    }
    return out;
}

catalogue::Catalogue const* document(std::string const& digest) {
    static auto const kAll = read_all();
    auto const found = kAll.find(digest);
    return found == kAll.end() ? nullptr : &found->second;
}

/// As both are when read back: JSON may round the last digit of a confidence. No text of theirs is printed.
bool is_same(catalogue::Catalogue const& a, catalogue::Catalogue const& b) {
    auto const stored = [](catalogue::Catalogue const& c) {
        return catalogue::to_json(*catalogue::from_json(catalogue::to_json(c)));
    };
    return stored(a) == stored(b);
}

}  // namespace

#define REQUIRE_DOCUMENTS(a, b)                         \
    auto const* const before = document(a);             \
    auto const* const after = document(b);              \
    if (before == nullptr || after == nullptr) {        \
        MESSAGE("skipped: the documents are not here"); \
        return;                                         \
    }

TEST_CASE("a local version differs from its model in exactly the indicators that were changed") {
    REQUIRE_DOCUMENTS(kModel, kLocal);
    auto const diff = d::diff(*before, *after);
    std::string reworded;
    for (auto const& change : diff.changes) {
        if (change.kind != d::ChangeKind::reworded) continue;
        CHECK(change.before[0].number == change.after[0].number);
        reworded += change.after[0].number + " ";
    }
    CHECK(
        reworded ==
        "6 9 16 17 18 20 21 23 24 25 28 29 30 31 32 33 41 42 47 50 60 62 64 65 67 79 80 81 83 87 95 97 98 ");
    CHECK(diff.counts.reworded == 33);
    CHECK(diff.counts.unchanged == 67);
    CHECK(diff.counts.added == 4);
    CHECK(diff.counts.limits_tightened == 2);  // 28 and 65
    CHECK(diff.counts.limits_added == 2);      // 60 and 97
    CHECK(diff.counts.limits_gone == 2);       // both of 24
    CHECK(diff.counts.limits_loosened + diff.counts.limits_changed == 0);
    CHECK(diff.counts.withdrawn + diff.counts.split + diff.counts.merged + diff.counts.moved == 0);
}

TEST_CASE("two copies of one edition are paired across their renumbering") {
    REQUIRE_DOCUMENTS(kProse, kCounty);
    auto const diff = d::diff(*before, *after);
    std::string withdrawn;
    int last = 0;
    for (auto const& change : diff.changes) {
        if (change.kind == d::ChangeKind::withdrawn) withdrawn += change.before[0].number + " ";
        if (change.before.empty() || change.after.empty()) continue;
        int const shift = std::stoi(change.before[0].number) - std::stoi(change.after[0].number);
        CHECK(shift >= last);  // items fall out, none comes back
        last = shift;
        CHECK(change.parts[0].after_share > 0.85);
    }
    CHECK(withdrawn == "23 24 25 26 27 28 94 1 2 3 4 ");
    CHECK(diff.counts.added == 1);
    CHECK(diff.counts.unchanged + diff.counts.reworded == 93);
}

TEST_CASE("each document is exactly an overlay on any other") {
    std::array const all = {kTasks, kModel, kProse, kLocal, kCounty};
    for (auto const* a : all) {
        for (auto const* b : all) {
            REQUIRE_DOCUMENTS(a, b);
            auto const overlay = catalogue::overlay::make(*before, *after);
            auto const read = catalogue::overlay::from_json(catalogue::overlay::to_json(overlay));
            REQUIRE(read.ok());
            auto const applied = catalogue::overlay::apply(*before, *read);
            REQUIRE(applied.ok());
            CHECK(is_same(*applied, *after));
        }
    }
}

TEST_CASE("a local version is brought from one edition to another") {
    REQUIRE_DOCUMENTS(kModel, kLocal);
    auto const* const next = document(kProse);
    auto const overlay = catalogue::overlay::make(*before, *after);
    auto const rebased = catalogue::overlay::rebase(overlay, *before, *next);
    REQUIRE(rebased.ok());
    CHECK(catalogue::overlay::apply(*next, rebased->overlay).ok());
    CHECK_FALSE(rebased->conflicts.empty());
    auto const back = catalogue::overlay::roll_back(rebased->overlay);
    REQUIRE(back.ok());
    CHECK(is_same(*catalogue::overlay::apply(*before, *back), *after));
}

TEST_CASE("tasks are traced to the indicator they were split from") {
    REQUIRE_DOCUMENTS(kModel, kTasks);
    auto const trace = d::trace(*before, *after);
    std::map<std::string, int> traced;
    for (auto const& item : trace.items) {
        if (item.before) ++traced[item.list];
        if (item.before) CHECK(item.after_share > 0.65);
    }
    std::vector<int> counts;
    for (auto const& list : after->lists)
        counts.push_back(traced[list.name]);
    CHECK(counts == std::vector<int>{155, 33, 0, 5, 0});  // the extended list is new work
    for (auto const& whole : trace.wholes)
        CHECK_MESSAGE(whole.share > 0.75, whole.number);
    auto const diff = d::diff(*before, *after);
    CHECK(diff.counts.withdrawn == 0);
    CHECK(diff.counts.split == 61);
}
