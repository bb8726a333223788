#include "main/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "catalogue/interchange.h"
#include "catalogue/recognise/recognise.h"
#include "formats/confined/confined.h"
#include "main/print.h"

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

int print_file(std::string const& path, std::string const& format) {
    auto document = read_file(path);
    if (!document) {
        print_error(path, document.error());
        return kUnreadable;
    }
    auto catalogue = catalogue::recognise::recognise(*document);
    if (!catalogue) {
        print_error(path, catalogue.error());
        return kNoTable;
    }
    std::string text = format == "json"    ? catalogue::to_json(*catalogue) + "\n"
                       : format == "table" ? as_table(*catalogue)
                                           : as_csv(*catalogue);
    std::fwrite(text.data(), 1, text.size(), stdout);
    print_notices(path, *document, stderr);
    print_findings(path, *catalogue, stderr);
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
    for (auto const& path : options->files) {
        int one = print_file(path, options->format);
        if (status == 0 || one == kUnreadable) status = one == 0 ? status : one;
    }
    return status;
}

}  // namespace zs
