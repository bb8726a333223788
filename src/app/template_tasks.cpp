#include "app/template_tasks.h"

#include <array>

#include "base/text.h"
#include "report/template/template.h"

namespace zs::app {
namespace {

constexpr char const* kLookTask = "look-at-template";

Limits template_limits() {
    Limits out;
    out.max_file_bytes = 64U << 20;  // with the data it is filled with
    out.max_seconds = 30;
    return out;
}

/// The extension and the placeholders, a line each.
Result<std::string> look(std::string_view bytes) {
    ASSIGN_OR_RETURN(auto const names, report::placeholders_of(bytes));
    std::string out = report::is_word_file(bytes) ? ".docx" : ".xlsx";
    for (auto const& name : names)
        out += "\n" + replace_all(name, "\n", " ");
    return out;
}

TemplateWork::Looked looked(std::string const& lines) {
    auto all = split_lines(lines);
    TemplateWork::Looked out{all.empty() ? ".docx" : all.front(), {}};
    if (!all.empty()) out.placeholders.assign(all.begin() + 1, all.end());
    return out;
}

}  // namespace

TemplateWork confined_template_work() {
    return {[](std::string_view bytes, report::FillOrder const& order) {
                return formats::run_confined_task(report::kFillTask, report::encode_order(bytes, order),
                                                  template_limits());
            },
            [](std::string_view bytes) -> Result<TemplateWork::Looked> {
                ASSIGN_OR_RETURN(auto const lines,
                                 formats::run_confined_task(kLookTask, bytes, template_limits()));
                return looked(lines);
            }};
}

std::span<formats::ConfinedTask const> template_tasks() {
    static std::array<formats::ConfinedTask, 2> const kTasks = {
        formats::ConfinedTask{report::kFillTask, report::carry_out_encoded},
        formats::ConfinedTask{kLookTask, look}};
    return kTasks;
}

TemplateWork template_work_here() {
    return {report::carry_out, [](std::string_view bytes) -> Result<TemplateWork::Looked> {
                ASSIGN_OR_RETURN(auto const lines, look(bytes));
                return looked(lines);
            }};
}

}  // namespace zs::app
