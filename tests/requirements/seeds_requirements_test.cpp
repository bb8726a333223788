// What is read from the words of the real documents, which are not part of the repository: every limit as
// comparator, number and unit, every part of a request, and the dates of the plan. Goldens hold numbers only,
// in files named by the digest of the document. `test_seeds_requirements --rebaseline` writes them anew.
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
#include "requirements/complete.h"
#include "requirements/limit_wording.h"
#include "requirements/plan.h"

namespace {

namespace fs = std::filesystem;
using namespace zs;

constexpr std::size_t kNameDigits = 12;
constexpr char const* kGolden = "tests/golden/requirements";

std::string contents_of(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string line_of(catalogue::Limit const& limit) {
    std::string out = limit.comparator;
    if (limit.value) out += " " + requirements::number_words(*limit.value);
    if (limit.value_to) out += "–" + requirements::number_words(*limit.value_to);
    out += " " + limit.unit + " " + limit.date.value_or("") + (limit.reference ? " reference" : "");
    if (limit.per) out += " per " + *limit.per;
    if (limit.start_event) out += " start";
    if (limit.condition) out += " condition";
    return out + fmt::format(" mark {}", static_cast<int>(limit.mark));
}

std::string line_of(catalogue::MaterialPart const& part) {
    return fmt::format("part kind {} since {} until {} exact {} most {} least {} chars {} contact {} url {}",
                       static_cast<int>(part.kind), part.since.value_or("-"), part.until.value_or("-"),
                       part.exact_cases.value_or(0), part.max_cases.value_or(0), part.min_cases.value_or(0),
                       part.max_chars.value_or(0), part.needs_contact ? 1 : 0, part.needs_url ? 1 : 0);
}

void add_plan(catalogue::Plan const& plan, std::vector<std::string>& out) {
    out.push_back(fmt::format("plan mechanisms {} groups {} rules {}", plan.mechanisms.size(),
                              plan.groups.size(), plan.filling_rules.size()));
    for (auto const& stage : plan.stages)
        out.push_back(fmt::format("stage {} {} deliverables {}", stage.since.value_or("-"),
                                  stage.until.value_or("-"), stage.deliverables.size()));
    for (auto const& rule : plan.filling_rules) {
        auto const terms = requirements::terms_of(rule);
        out.push_back(fmt::format("rule until {} usual {} most {}", terms.until.value_or("-"),
                                  terms.usual_chars.value_or(0), terms.max_chars.value_or(0)));
    }
}

std::string summary_of(catalogue::Catalogue const& catalogue) {
    std::vector<std::string> lines;
    for (std::size_t list = 0; list < catalogue.lists.size(); ++list) {
        for (auto const& item : catalogue.lists[list].items) {
            for (auto const& limit : item.limits)
                lines.push_back(fmt::format("{} {} {}", list + 1, item.number, line_of(limit)));
        }
    }
    for (auto const& request : catalogue.material_requests) {
        for (auto const& part : request.parts)
            lines.push_back(fmt::format("{} {}", fmt::join(request.items, ","), line_of(part)));
    }
    if (catalogue.plan) add_plan(*catalogue.plan, lines);
    return fmt::format("{}\n", fmt::join(lines, "\n"));
}

bool check(fs::path const& path, bool rebaseline) {
    std::string const bytes = contents_of(path);
    fs::path const golden = fs::path(kGolden) / (hex(sha256(bytes)).substr(0, kNameDigits) + ".txt");
    auto document = formats::read_document(bytes, path.filename().string(), Limits{});
    if (!document) return fmt::print("{}: {}\n", golden.string(), document.error().message), false;
    auto catalogue = catalogue::recognise::recognise(*document);
    if (!catalogue) return fmt::print("{}: {}\n", golden.string(), catalogue.error().message), false;
    requirements::complete(*document, *catalogue);
    std::string const found = summary_of(*catalogue);
    if (rebaseline) return std::ofstream(golden, std::ios::binary) << found, true;
    if (!fs::exists(golden)) return fmt::print("{}: no golden file, not compared\n", golden.string()), true;
    bool const same = contents_of(golden) == found;
    if (!same) fmt::print("{}: differs; --rebaseline, then look at git diff\n", golden.string());
    return same;
}

}  // namespace

int main(int argc, char** argv) {
    bool const rebaseline = argc > 1 && std::string(argv[1]) == "--rebaseline";
    char const* named = std::getenv("ZHUNSHENG_SEEDS");
    fs::path const folder = named != nullptr ? fs::path(named) : fs::path("../shared/seeds");
    if (!fs::is_directory(folder)) {
        fmt::print("skipped: no folder {} (set ZHUNSHENG_SEEDS)\n", folder.string());
        return 0;
    }
    fs::create_directories(kGolden);
    int wrong = 0;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file() && !check(entry.path(), rebaseline)) ++wrong;
    }
    fmt::print("{} wrong\n", wrong);
    return wrong == 0 ? 0 : 1;
}
