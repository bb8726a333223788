// What is wrong with the real documents, which are not part of the repository, and how much of it is found.
// Goldens were read by hand; they hold rules, lists (from 1), numbers of items and lines only:
//
//   base DIGEST                      the document it is compared with
//   certain|doubtful|against RULES LIST NUMBERS [LINE]
//
// `certain`: has to be told, under one of the rules, for one of the numbers. `doubtful`: may be told.
// `against`: shows only against the base. `*`: wherever it is told. Findings at error or warning that no
// entry names are false alarms.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "app/recognition.h"
#include "base/digest.h"
#include "base/limits.h"
#include "formats/registry.h"

using namespace zs;

namespace {

namespace fs = std::filesystem;
using catalogue::Finding;

constexpr char const* kGolden = "tests/golden/lint";
constexpr double kRecall = 0.95;
constexpr int kItemsForEachFalseAlarm = 50;

struct Read {
    documents::Document document;
    catalogue::Catalogue catalogue;
};

std::string contents_of(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::map<std::string, Read> read_all() {
    char const* const given = std::getenv("ZHUNSHENG_SEEDS");
    fs::path const folder = given != nullptr ? given : "../shared/seeds";
    std::map<std::string, Read> out;
    if (!fs::is_directory(folder)) return out;
    for (auto const& file : fs::directory_iterator(folder)) {
        auto const bytes = contents_of(file.path());
        auto document = formats::read_document(bytes, file.path().filename().string(), Limits{});
        if (!document) continue;
        auto found = app::read_catalogue(*document);
        if (!found) continue;
        out.emplace(hex(sha256(bytes)).substr(0, 12), Read{document.take(), found.take()});
    }
    return out;
}

std::vector<std::string> split(std::string const& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string one; std::getline(in, one, ',');)
        out.push_back(one);
    return out;
}

struct Entry {
    std::string kind;
    std::vector<std::string> rules;
    std::string list;
    std::vector<std::string> numbers;
    int line = 0;
    std::string written;
};

struct Expected {
    std::string base;
    std::vector<Entry> entries;
};

Expected expected_of(std::string const& digest) {
    Expected out;
    std::istringstream in(contents_of(fs::path(kGolden) / (digest + ".txt")));
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        Entry entry;
        std::string rules;
        std::string numbers;
        words >> entry.kind >> rules >> entry.list >> numbers >> entry.line;
        entry.rules = split(rules);
        entry.numbers = split(numbers);
        entry.written = line;
        if (entry.kind == "base")
            out.base = rules;
        else
            out.entries.push_back(entry);
    }
    return out;
}

bool among(std::vector<std::string> const& all, std::string const& one) {
    return std::ranges::find(all, one) != all.end();
}

bool fits(Finding const& finding, Entry const& entry, catalogue::Catalogue const& catalogue) {
    if (!among(entry.rules, finding.rule)) return false;
    if (entry.line != 0 && finding.source.line != entry.line) return false;
    if (entry.list != "*") {
        auto const index = static_cast<std::size_t>(std::stoi(entry.list)) - 1;
        if (finding.list.value_or("") != catalogue.lists.at(index).name) return false;
    }
    return among(entry.numbers, "*") || among(entry.numbers, finding.number.value_or("-"));
}

struct Score {
    int certain = 0;
    int found = 0;
    int false_alarms = 0;
    int items = 0;
    std::string missed;
    std::string wrong;
};

/// Each finding answers for one entry of those that say the same, so that two defects need two findings.
void count_found(std::vector<Finding> const& findings, Read const& read, Expected const& expected,
                 Score& score) {
    std::map<std::string, int> needed;
    for (auto const& entry : expected.entries) {
        if (entry.kind == "doubtful") continue;
        ++score.certain;
        auto const wanted = entry.list == "*" ? 1 : ++needed[entry.written];
        auto const told = std::ranges::count_if(
            findings, [&](auto const& one) { return fits(one, entry, read.catalogue); });
        if (told >= wanted)
            ++score.found;
        else
            score.missed += entry.written + "\n";
    }
}

void count_false(std::vector<Finding> const& findings, Read const& read, Expected const& expected,
                 Score& score) {
    for (auto const& finding : findings) {
        if (finding.severity == catalogue::Severity::note) continue;
        bool const known = std::ranges::any_of(
            expected.entries, [&](auto const& entry) { return fits(finding, entry, read.catalogue); });
        if (known) continue;
        ++score.false_alarms;
        score.wrong += finding.rule + " " + finding.number.value_or("-") + "\n";
    }
}

std::vector<Finding> findings_of(Read const& read, catalogue::Catalogue const* base) {
    return app::recognise_document(read.document, base)->findings;
}

}  // namespace

TEST_CASE(
    "of the certain defects of real documents 95 in 100 are told, and not one false alarm in 50 items") {
    auto const all = read_all();
    if (all.empty()) {
        MESSAGE("skipped: the documents are not here");
        return;
    }
    Score total;
    for (auto const& [digest, read] : all) {
        if (!fs::exists(fs::path(kGolden) / (digest + ".txt"))) continue;
        CAPTURE(digest);
        auto const expected = expected_of(digest);
        auto const* const base = expected.base.empty() ? nullptr : &all.at(expected.base).catalogue;
        auto const findings = findings_of(read, base);
        Score score;
        count_found(findings, read, expected, score);
        count_false(findings, read, expected, score);
        for (auto const& list : read.catalogue.lists)
            score.items += static_cast<int>(list.items.size());
        CHECK_MESSAGE(score.false_alarms * kItemsForEachFalseAlarm < score.items, score.wrong);
        MESSAGE(digest << ": " << score.found << " of " << score.certain << ", false " << score.false_alarms
                       << " in " << score.items << " items\n"
                       << score.missed << score.wrong);
        total.certain += score.certain;
        total.found += score.found;
        total.false_alarms += score.false_alarms;
        total.items += score.items;
        total.missed += score.missed;
    }
    MESSAGE("found " << total.found << " of " << total.certain << ", false alarms " << total.false_alarms
                     << " in " << total.items << " items");
    CHECK_MESSAGE(total.found >= kRecall * total.certain, total.missed);
    CHECK(total.false_alarms * kItemsForEachFalseAlarm < total.items);
}
