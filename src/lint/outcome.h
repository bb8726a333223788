#pragma once

#include <string>
#include <vector>

#include "lint/lint.h"

namespace zs::lint {

/// What `zhunsheng lint` tells of one file. `findings` are the recogniser's and the rules' own.
struct Outcome {
    std::string file;                  ///< as the user named it
    std::vector<std::string> without;  ///< rules that were switched off
    std::vector<catalogue::Finding> findings;
    std::size_t item_count = 0;
    std::string title;
};

/// `zhunsheng.lint/1`, described in docs/lint.md.
std::string to_json(Outcome const& outcome);

/// SARIF 2.1.0. A fix is given where the corrected words can be found in one line of `lines`; elsewhere the
/// correction stands in the result's properties.
std::string to_sarif(Outcome const& outcome, catalogue::Catalogue const& catalogue,
                     std::vector<DocumentLine> const& lines);

/// What is to be said of a rule, of lint or of the recogniser.
struct RuleText {
    std::string id;
    catalogue::Severity severity = catalogue::Severity::note;
    std::string name;
    std::string why;
    std::string advice;
};
RuleText rule_text(std::string_view id);
/// The rules of the findings, each once, errors first, then as they come.
std::vector<RuleText> rules_of(std::vector<catalogue::Finding> const& findings);

}  // namespace zs::lint
