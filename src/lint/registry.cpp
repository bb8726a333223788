#include "lint/registry.h"

#include "lint/builtin/checks.h"

namespace zs::lint {

std::span<Check const> checks() {
    static std::vector<Check> const kChecks = {
        {{"count_mismatch"}, check_counts},
        {{"number_repeated", "number_missing", "number_out_of_order", "number_restarted", "number_reset"},
         check_numbers},
        {{"heading_number_repeated", "heading_number_missing", "heading_number_style", "heading_full_stop",
          "heading_characters"},
         check_headings},
        {{"units_missing", "list_without_units", "lead_missing", "responsible_missing"}, check_units_present},
        {{"unit_spelling", "group_spelling", "unit_level", "group_undefined"}, check_unit_names},
        {{"units_punctuation"}, check_units_cell},
        {{"clause_not_in_item", "clause_reworded"}, check_clauses},
        {{"duplicate_text", "near_duplicate_text", "item_lost", "duplicate_across_lists",
          "conflict_across_lists"},
         check_duplicates},
        {{"row_text_mixed"}, check_mixed_rows},
        {{"missing_full_stop", "unfinished_sentence"}, check_endings},
        {{"unbalanced_marks"}, check_balance},
        {{"doubled_words"}, check_doubled},
        {{"mixed_width"}, check_widths},
        {{"traditional_characters", "damaged_characters", "markup_left"}, check_characters},
        {{"damaged_phrase"}, check_phrases},
        {{"contradictory_limit"}, check_contradictions},
        {{"limit_below_statute", "limit_weaker_than_base", "limit_stricter_than_base"}, check_limits},
        {{"deadline_on_inapplicable", "expired_date"}, check_dates},
        {{"personal_contact", "confidential_mark", "annex_missing"}, check_document},
        {{"heading_cut", "stray_space", "values_run_together", "row_cut", "number_style"}, check_layout},
    };
    return kChecks;
}

}  // namespace zs::lint
