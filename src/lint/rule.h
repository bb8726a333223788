#pragma once

#include <span>
#include <string>
#include <string_view>

#include "catalogue/catalogue.h"
#include "json/describe.h"
#include "lint/lint.h"

namespace zs::lint {

/// Which field of the item a finding's `correction` is the whole new value of. `heading` and `unit_name` are
/// renamings, written "old→new", of every heading or unit of that name in the catalogue.
enum class CorrectionKind { none, text, number, units_text, deadline, heading, unit_name };
ZS_WIRE_ENUM(CorrectionKind, none, text, number, units_text, deadline, heading, unit_name);

ZS_WIRE_ENUM(Stage, reading, review);

/// A rule as data/lint/rules.json tells it; what it looks for is one of the checks of registry.h.
struct Rule {
    std::string id;
    Stage at = Stage::review;
    catalogue::Severity severity = catalogue::Severity::note;
    std::string name;     ///< Chinese, a few words
    std::string name_en;  ///< the same for the English page
    std::string why;      ///< why it matters
    std::string advice;   ///< what a clerk should do
    CorrectionKind correction = CorrectionKind::none;
};

/// Every rule of the data, once, in its order.
std::span<Rule const> rules();
/// Null if there is no such rule (it may be one of the recogniser's: catalogue/recognise/defect_rules.h).
Rule const* find_rule(std::string_view id);

/// "old→new", as corrections of headings and unit names are written.
std::string renaming(std::string_view from, std::string_view to);
struct Renaming {
    std::string from;
    std::string to;
};
Renaming read_renaming(std::string_view correction);

}  // namespace zs::lint
