// The diff of two catalogues in-process. Prints one JSON object. Usage: bench_versions OLD.json NEW.json RUNS

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

namespace {

zs::catalogue::Catalogue load(char const* path) {
    std::ifstream file(path, std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(file), {}};
    auto read = zs::catalogue::from_json(bytes);
    if (!read.ok()) {
        std::fprintf(stderr, "bench_versions: %s\n", read.error().message.c_str());
        std::exit(1);
    }
    return read.take();
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
    std::vector<double> times;
    zs::catalogue::diff::Counts counts;
    for (int i = 0; i < std::max(1, std::atoi(argv[3])); ++i) {
        double const begin = milliseconds_now();
        counts = zs::catalogue::diff::diff(before, after).counts;
        times.push_back(milliseconds_now() - begin);
    }
    std::sort(times.begin(), times.end());
    std::printf("{\"diff_ms\":%.3f,\"unchanged\":%d,\"reworded\":%d,\"added\":%d,\"withdrawn\":%d}\n",
                times[times.size() / 2], counts.unchanged, counts.reworded, counts.added, counts.withdrawn);
}
