#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/lint_rules.h"
#include "catalogue/described.h"

namespace zs::api {

struct LintRule {
    std::string rule;
    std::string name;
    std::string why;
    std::string advice;
    catalogue::Severity severity = catalogue::Severity::note;
    std::int64_t open_count = 0;
    std::int64_t finding_count = 0;
    bool off = false;
    std::optional<std::string> reason;
    std::optional<std::string> decided_by;
    std::optional<std::string> decided_at;
};
ZS_WIRE(LintRule, rule, name, why, advice, severity, open_count, finding_count, off, reason, decided_by,
        decided_at);

struct LintSwitch {
    std::string rule;
    bool off = false;
    std::optional<std::string> reason;
};
ZS_WIRE(LintSwitch, rule, off, reason);
ZS_WIRE_RULES(LintSwitch, {.field = "rule", .min = 1, .max = 60}, {.field = "reason", .max = 500});

struct LintRun {
    std::int64_t open_finding_count = 0;
};
ZS_WIRE(LintRun, open_finding_count);

LintRule to_wire(app::RuleState&& state);

}  // namespace zs::api
