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
        {{"units_punctuation", "cell_broken"}, check_units_cell},
        {{"unit_style"}, check_unit_styles},
        {{"clause_not_in_item", "clause_reworded"}, check_clauses},
        {{"duplicate_text", "near_duplicate_text", "item_lost", "duplicate_across_lists",
          "conflict_across_lists"},
         check_duplicates},
        {{"row_text_mixed", "text_within_item"}, check_mixed_rows},
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
        {{"text_differs_from_base", "item_not_taken_over"}, check_base_texts},
        {{"request_separators"}, check_requests},
        {{"scope_note_repeated"}, check_scope_notes},
        {{"heading_cut", "values_run_together", "number_style"}, check_layout},
        {{"stray_space"}, check_spaces},
        {{"row_cut", "request_cut", "request_repeated", "sentence_cut"}, check_page_breaks},
        {{"columns_shifted"}, check_columns},
    };
    return kChecks;
}

}  // namespace zs::lint
