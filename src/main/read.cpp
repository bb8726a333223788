#include "main/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <future>
#include <iterator>
#include <optional>
#include <span>
#include <thread>

#include "catalogue/interchange.h"
#include "catalogue/recognise/recognise.h"
#include "formats/confined/confined.h"
#include "main/print.h"

namespace zs {
namespace {

constexpr int kUnreadable = 2;
constexpr int kNoTable = 3;
constexpr int kUsage = 64;
constexpr std::size_t kBatch = 16;  // files held in memory together

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

Result<std::string> read_bytes(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file) return Error{ErrorCode::not_found, "打不开文件，请检查路径和权限。", path, {}};
    return bytes;
}

void print_error(std::string const& path, Error const& error) {
    std::string where =
        error.where.empty() || error.where == path ? std::string() : fmt::format("（{}）", error.where);
    fmt::print(stderr, "{}：错误：{}{}\n", path, error.message, where);
}

Result<documents::Document> read_file(std::string const& path) {
    ASSIGN_OR_RETURN(std::string bytes, read_bytes(path));
    return formats::read_document_confined(bytes, path, Limits{});
}

struct Reading {
    std::string path;
    Result<documents::Document> document;
    std::optional<Result<catalogue::Catalogue>> catalogue;
};

/// The documents come one after the other from their confined children; the catalogues are recognised side by
/// side, on as many threads as there are processors.
std::vector<Reading> read_batch(std::span<std::string const> paths) {
    std::vector<Reading> batch;
    for (auto const& path : paths)
        batch.push_back({path, read_file(path), std::nullopt});
    std::atomic<std::size_t> next = 0;
    auto work = [&batch, &next] {
        for (std::size_t i = next++; i < batch.size(); i = next++) {
            auto& reading = batch[i];
            if (reading.document.ok()) reading.catalogue = catalogue::recognise::recognise(*reading.document);
        }
    };
    std::size_t const processors = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < std::min(processors, batch.size()); ++i)
        others.push_back(std::async(std::launch::async, work));
    work();
    for (auto& other : others)
        other.get();
    return batch;
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
        fmt::print(stderr, "用法：zhunsheng read 文件… [--format json|table|csv]\n");
        return kUsage;
    }
    int status = 0;
    std::span<std::string const> files = options->files;
    while (!files.empty()) {
        auto const paths = files.first(std::min(kBatch, files.size()));
        files = files.subspan(paths.size());
        for (auto const& reading : read_batch(paths)) {
            int one = print(reading, options->format);
            if (status == 0 || one == kUnreadable) status = one == 0 ? status : one;
        }
    }
    return status;
}

}  // namespace zs
