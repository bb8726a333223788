#include "main/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/short_life.h"
#include "catalogue/interchange.h"
#include "main/print.h"
#include "main/reading.h"

namespace zs {
namespace {

constexpr int kUnreadable = 2;
constexpr int kNoTable = 3;
constexpr int kUsage = 64;

struct Options {
    std::string format = "json";
    std::vector<std::string> files;
};

std::optional<Options> read_options(Arguments const& arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string const& argument = arguments[i];
        if (argument == "--format" && i + 1 < arguments.size()) {
            options.format = arguments[++i];
        } else if (argument.starts_with("--format=")) {
            options.format = argument.substr(9);
        } else if (argument.starts_with("--")) {
            return std::nullopt;
        } else {
            options.files.push_back(argument);
        }
    }
    bool known = options.format == "json" || options.format == "table" || options.format == "csv";
    if (!known || options.files.empty()) return std::nullopt;
    return options;
}

int print(Reading const& reading, std::string const& format) {
    if (!reading.document) {
        print_error(reading.path, reading.document.error());
        return kUnreadable;
    }
    auto const& catalogue = *reading.catalogue;
    if (!catalogue) {
        print_error(reading.path, catalogue.error());
        return kNoTable;
    }
    std::string text = format == "json"    ? catalogue::to_json(*catalogue) + "\n"
                       : format == "table" ? as_table(*catalogue)
                                           : as_csv(*catalogue);
    std::fwrite(text.data(), 1, text.size(), stdout);
    print_notices(reading.path, *reading.document, stderr);
    print_findings(reading.path, *catalogue, stderr);
    return 0;
}

}  // namespace

int read_command(Arguments const& arguments) {
    auto options = read_options(arguments);
    if (!options) {
        fmt::print(stderr,
                   "用法：zhunsheng read 文件… [--format json|table|csv]（文件写作 - 时读标准输入）\n");
        return kUsage;
    }
    begin_short_life();
    if (options->files.size() == 1)
        end_short_life(print(read_last_file(options->files.front(), kUnreadable), options->format));
    int status = 0;
    std::span<std::string const> files = options->files;
    while (true) {
        auto const paths = files.first(std::min(kReadingBatch, files.size()));
        files = files.subspan(paths.size());
        auto const readings = read_batch(paths);
        for (auto const& reading : readings) {
            int one = print(reading, options->format);
            if (status == 0 || one == kUnreadable) status = one == 0 ? status : one;
        }
        if (files.empty()) end_short_life(status);
    }
}

}  // namespace zs
