#include "main/diff_command.h"

#include <fmt/format.h>

#include "catalogue/diff/described.h"
#include "catalogue/keypoints/keypoints.h"
#include "json/encode.h"
#include "main/load_catalogue.h"
#include "main/options.h"
#include "report/diff_report.h"

namespace zs {
namespace {

constexpr std::string_view kUsageText =
    "zhunsheng diff 旧 新 [--format text|json|html] [--trace | --key-points]";

std::string titles_of(std::vector<catalogue::keypoints::KeyPoint const*> const& points) {
    std::string out;
    for (auto const* point : points)
        out += fmt::format("{}{} {}", out.empty() ? "" : "；", point->number, point->title);
    return out;
}

/// What became of the national indicators, where the two follow different versions of them.
std::string key_points_text(catalogue::Catalogue const& before, catalogue::Catalogue const& after) {
    auto const older = catalogue::keypoints::anchor(before);
    auto const newer = catalogue::keypoints::anchor(after);
    std::string out;
    for (auto const& [name, anchored] : {std::pair("旧", &older), std::pair("新", &newer)})
        out += fmt::format("{}：{}，{:.0f}% 的项能对应\n", name,
                           anchored->is_national() ? anchored->edition->source : "与国家指标体系对应不上",
                           anchored->share * 100);
    if (!older.is_national() || !newer.is_national() || older.edition->version >= newer.edition->version)
        return out;
    for (auto const& step : catalogue::keypoints::steps()) {
        if (step.after == nullptr)
            out += "取消 " + titles_of(step.before) + "\n";
        else if (step.before.empty())
            out += "新增 " + titles_of({step.after}) + "\n";
        else
            out += "延续 " + titles_of(step.before) + " → " + titles_of({step.after}) + "\n";
    }
    return out;
}

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
    auto const options = Options::parse(arguments, {"--format"}, {"--trace", "--key-points"});
    if (!options || options->rest().size() != 2) return report_usage(kUsageText);
    auto const format = options->value("--format", "text");
    bool const trace = options->has("--trace");
    if (format != "text" && format != "json" && (format != "html" || trace)) return report_usage(kUsageText);
    if (options->has("--key-points") && (trace || format != "text")) return report_usage(kUsageText);
    auto const before = load_catalogue(options->rest()[0]);
    if (!before) return report_failure(before.error());
    auto const after = load_catalogue(options->rest()[1]);
    if (!after) return report_failure(after.error());
    auto const text = options->has("--key-points") ? key_points_text(*before, *after)
                                                   : printed(*before, *after, format, trace);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}

}  // namespace zs
