#include "main/diff_command.h"

#include <fmt/format.h>

#include "catalogue/diff/described.h"
#include "json/encode.h"
#include "main/load_catalogue.h"
#include "main/options.h"
#include "report/diff_report.h"

namespace zs {
namespace {

constexpr std::string_view kUsageText = "zhunsheng diff 旧 新 [--format text|json|html] [--trace]";

std::string printed(catalogue::Catalogue const& before, catalogue::Catalogue const& after,
                    std::string const& format, bool trace) {
    if (trace) {
        auto const traced = catalogue::diff::trace(before, after);
        return format == "json" ? json::encode(traced) + "\n" : report::trace_text(traced);
    }
    auto const diff = catalogue::diff::diff(before, after);
    if (format == "json") return json::encode(diff) + "\n";
    return format == "html" ? report::diff_html(diff) : report::diff_text(diff);
}

}  // namespace

int diff_command(Arguments const& arguments) {
    auto const options = Options::parse(arguments, {"--format"}, {"--trace"});
    if (!options || options->rest().size() != 2) return report_usage(kUsageText);
    auto const format = options->value("--format", "text");
    bool const trace = options->has("--trace");
    if (format != "text" && format != "json" && (format != "html" || trace)) return report_usage(kUsageText);
    auto const before = load_catalogue(options->rest()[0]);
    if (!before) return report_failure(before.error());
    auto const after = load_catalogue(options->rest()[1]);
    if (!after) return report_failure(after.error());
    auto const text = printed(*before, *after, format, trace);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}

}  // namespace zs
