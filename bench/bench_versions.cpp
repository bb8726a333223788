// The diff of two catalogues and the lint of the newer one, in-process. Prints one JSON object.
// Usage: bench_versions OLD.json NEW.json RUNS

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catalogue/diff/diff.h"
#include "catalogue/interchange.h"
#include "lint/lint.h"
#include "requirements/complete.h"

namespace {

zs::catalogue::Catalogue load(char const* path) {
    std::ifstream file(path, std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(file), {}};
    auto read = zs::catalogue::from_json(bytes);
    if (!read.ok()) {
        std::fprintf(stderr, "bench_versions: %s\n", read.error().message.c_str());
        std::exit(1);
    }
    auto catalogue = read.take();
    zs::requirements::complete({}, catalogue);
    return catalogue;
}

double median(std::vector<double>& times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Of this thread's processor time: a busy machine does not count.
double milliseconds_now() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 64;
    auto const before = load(argv[1]);
    auto const after = load(argv[2]);
    std::vector<double> diffs;
    std::vector<double> lints;
    std::size_t findings = 0;
    zs::catalogue::diff::Counts counts;
    for (int i = 0; i < std::max(1, std::atoi(argv[3])); ++i) {
        double const begin = milliseconds_now();
        counts = zs::catalogue::diff::diff(before, after).counts;
        double const between = milliseconds_now();
        findings = zs::lint::check({after, &before, {}}).size();
        diffs.push_back(between - begin);
        lints.push_back(milliseconds_now() - between);
    }
    std::printf(
        "{\"diff_ms\":%.3f,\"unchanged\":%d,\"reworded\":%d,\"added\":%d,\"withdrawn\":%d,\"lint_ms\":%.3f,"
        "\"findings\":%zu}\n",
        median(diffs), counts.unchanged, counts.reworded, counts.added, counts.withdrawn, median(lints),
        findings);
}
