#include "main/formats_command.h"

#include <fmt/format.h>

#include <string>

#include "formats/support.h"
#include "main/options.h"

namespace zs {
namespace {

std::string quoted(std::string_view text) {
    return fmt::format("\"{}\"", text);  // neither names nor messages hold quotes or backslashes
}

void print_json() {
    std::string out = "{\"formats\":[";
    for (auto const& kind : formats::supported_kinds()) {
        if (out.back() != '[') out += ",";
        std::string extensions;
        for (auto extension : kind.extensions)
            extensions += (extensions.empty() ? "" : ",") + quoted(extension);
        out += fmt::format(
            "\n {{\"name\":{},\"extensions\":[{}],\"works\":{},\"through\":{},\"packages\":{}}}",
            quoted(kind.name), extensions, kind.works, quoted(kind.through), quoted(kind.packages));
    }
    fmt::print("{}\n]}}\n", out);
}

void print_table() {
    for (auto const& kind : formats::supported_kinds()) {
        std::string extensions;
        for (auto extension : kind.extensions)
            extensions += fmt::format("{}{}", extensions.empty() ? "" : " ", extension);
        fmt::print("{} {}（{}）", kind.works ? "✓" : "✗", kind.name, extensions);
        if (kind.works && !kind.through.empty()) fmt::print("：由 {} 转换", kind.through);
        if (!kind.works)
            fmt::print("：还不能读取，需安装 {}：apt-get install {}", kind.through, kind.packages);
        fmt::print("\n");
    }
}

}  // namespace

int formats_command(Arguments const& arguments) {
    auto options = Options::parse(arguments, {"format"});
    std::string format = options ? options->value("format", "text") : "";
    if (!options || !options->rest().empty() || (format != "text" && format != "json"))
        return report_usage("zhunsheng formats [--format text|json]");
    if (format == "json") {
        print_json();
    } else {
        print_table();
    }
    return 0;
}

}  // namespace zs
