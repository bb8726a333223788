#include "main/compare_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <future>
#include <span>
#include <thread>

#include "catalogue/diff/described.h"
#include "json/encode.h"
#include "main/load_catalogue.h"
#include "main/options.h"
#include "main/reading.h"
#include "report/compare_report.h"

namespace zs {
namespace {

constexpr std::string_view kUsageText = "zhunsheng compare 基准 文件… [--format text|json|html|csv]";
constexpr std::size_t kTogether = 128;  // catalogues held in memory together

std::string name_of(std::string const& path) {
    return std::filesystem::path(path).stem().string();
}

/// Lays the catalogues of a batch over the base, on as many threads as there are processors.
std::vector<catalogue::diff::Laid> lay(catalogue::diff::TextIndex const& base,
                                       std::vector<Reading> const& batch) {
    std::vector<catalogue::diff::Laid> out(batch.size());
    std::atomic<std::size_t> next = 0;
    auto const work = [&] {
        for (std::size_t i = next++; i < batch.size(); i = next++)
            out[i] = catalogue::diff::lay_over(base, **batch[i].catalogue, name_of(batch[i].path));
    };
    std::vector<std::future<void>> others;
    std::size_t const processors = std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t i = 1; i < std::min(processors, batch.size()); ++i)
        others.push_back(std::async(std::launch::async, work));
    work();
    for (auto& other : others)
        other.get();
    return out;
}

/// Those that could be read; the others are told of and make the command fail in the end.
std::vector<Reading> readable(std::vector<Reading> batch, bool& failed) {
    std::erase_if(batch, [&](Reading const& reading) {
        bool const good = reading.document.ok() && reading.catalogue->ok();
        if (good) return false;
        print_error(reading.path,
                    reading.document.ok() ? reading.catalogue->error() : reading.document.error());
        failed = true;
        return true;
    });
    return batch;
}

std::string printed(catalogue::diff::Comparison const& comparison, std::string const& format) {
    if (format == "json") return json::encode(comparison) + "\n";
    if (format == "html") return report::compare_html(comparison);
    if (format == "csv") return report::compare_csv(comparison);
    return report::compare_text(comparison);
}

}  // namespace

int compare_command(Arguments const& arguments) {
    auto const options = Options::parse(arguments, {"--format"});
    if (!options || options->rest().size() < 2) return report_usage(kUsageText);
    auto const format = options->value("--format", "text");
    constexpr std::array kFormats = {"text", "json", "html", "csv"};
    if (std::find(kFormats.begin(), kFormats.end(), format) == kFormats.end())
        return report_usage(kUsageText);
    auto const base = load_catalogue(options->rest()[0]);
    if (!base) return report_failure(base.error());
    catalogue::diff::TextIndex const index(*base);
    std::vector<catalogue::diff::Laid> laid;
    bool failed = false;
    auto paths = std::span(options->rest()).subspan(1);
    while (!paths.empty()) {
        auto const some = paths.first(std::min(kTogether, paths.size()));
        paths = paths.subspan(some.size());
        for (auto& one : lay(index, readable(read_batch(some), failed)))
            laid.push_back(std::move(one));
    }
    auto const text = printed(catalogue::diff::compare(*base, index, std::move(laid)), format);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return failed ? kExitFailure : 0;
}

}  // namespace zs
