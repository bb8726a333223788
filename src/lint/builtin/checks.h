#pragma once

namespace zs::lint {

struct Context;
class Report;

// One function a file of this folder; registry.cpp says which rules each reports.
void check_counts(Context const& context, Report& report);
void check_numbers(Context const& context, Report& report);
void check_headings(Context const& context, Report& report);
void check_units_present(Context const& context, Report& report);
void check_unit_names(Context const& context, Report& report);
void check_units_cell(Context const& context, Report& report);
void check_clauses(Context const& context, Report& report);
void check_duplicates(Context const& context, Report& report);
void check_mixed_rows(Context const& context, Report& report);
void check_endings(Context const& context, Report& report);
void check_balance(Context const& context, Report& report);
void check_doubled(Context const& context, Report& report);
void check_widths(Context const& context, Report& report);
void check_characters(Context const& context, Report& report);
void check_phrases(Context const& context, Report& report);
void check_contradictions(Context const& context, Report& report);
void check_dates(Context const& context, Report& report);
void check_limits(Context const& context, Report& report);
void check_layout(Context const& context, Report& report);
void check_spaces(Context const& context, Report& report);
void check_page_breaks(Context const& context, Report& report);
void check_columns(Context const& context, Report& report);
void check_unit_styles(Context const& context, Report& report);
void check_requests(Context const& context, Report& report);
void check_scope_notes(Context const& context, Report& report);
void check_base_texts(Context const& context, Report& report);
void check_document(Context const& context, Report& report);

}  // namespace zs::lint
