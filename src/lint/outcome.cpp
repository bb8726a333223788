#include "lint/outcome.h"

#include <algorithm>

#include "catalogue/described.h"
#include "catalogue/recognise/defect_rules.h"
#include "json/encode.h"
#include "lint/rule.h"

namespace zs::lint {

ZS_WIRE(RuleText, id, severity, name, why, advice);

namespace {

/// The form of to_json, in its field order.
struct Told {
    std::string schema = "zhunsheng.lint/1";
    std::string file;
    std::string title;
    std::size_t item_count = 0;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
    std::vector<std::string> without;
    std::vector<RuleText> rules;
    std::vector<catalogue::Finding> findings;
};
ZS_WIRE(Told, schema, file, title, item_count, errors, warnings, notes, without, rules, findings);

}  // namespace

RuleText rule_text(std::string_view id) {
    if (Rule const* rule = find_rule(id))
        return {rule->id, rule->severity, rule->name, rule->why, rule->advice};
    for (auto const& rule : catalogue::recognise::rules()) {
        if (rule.id == id)
            return {std::string(id), rule.severity, std::string(rule.explanation), "", "请对照原文件核对。"};
    }
    return {std::string(id), catalogue::Severity::note, std::string(id), "", ""};
}

std::vector<RuleText> rules_of(std::vector<catalogue::Finding> const& findings) {
    std::vector<RuleText> out;
    for (auto const& finding : findings) {
        bool const known = std::any_of(out.begin(), out.end(),
                                       [&](RuleText const& rule) { return rule.id == finding.rule; });
        if (!known) out.push_back(rule_text(finding.rule));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](RuleText const& a, RuleText const& b) { return a.severity < b.severity; });
    return out;
}

std::string to_json(Outcome const& outcome) {
    Told told;
    told.file = outcome.file;
    told.title = outcome.title;
    told.item_count = outcome.item_count;
    told.without = outcome.without;
    told.rules = rules_of(outcome.findings);
    told.findings = outcome.findings;
    for (auto const& finding : outcome.findings) {
        switch (finding.severity) {
            case catalogue::Severity::error: ++told.errors; break;
            case catalogue::Severity::warning: ++told.warnings; break;
            case catalogue::Severity::note: ++told.notes; break;
        }
    }
    std::string out;
    json::append_json(out, told);
    return out;
}

}  // namespace zs::lint
