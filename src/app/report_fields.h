#pragma once

#include <string_view>
#include <vector>

#include "report/template/template.h"
#include "store/export.h"

namespace zs::app {

/// A placeholder and what it means, for whoever writes a template.
struct ReportField {
    std::string_view name;
    std::string_view meaning;
    bool counted = false;  ///< a number whose rows can be looked at (ReportFacts::rows_behind)
};

struct ReportList {
    std::string_view name;
    std::string_view meaning;
    std::vector<ReportField> columns;
};

std::vector<ReportField> const& report_fields();
std::vector<ReportList> const& report_lists();

/// A value for everything there is, so that filling a template with it tells what it names beside.
report::TemplateData sample_data();

/// Whether it is made from a template.
bool has_template(store::ExportKind kind);
std::string_view export_name(store::ExportKind kind);  ///< "简报"
/// The template that comes with the program: .docx.
std::string default_template_of(store::ExportKind kind);

}  // namespace zs::app
