#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/findings.h"
#include "catalogue/described.h"
#include "lint/rule.h"

namespace zs::api {

using catalogue::Severity;

struct Finding {
    FindingId id;
    CatalogueId catalogue_id;
    std::string rule;
    Severity severity = Severity::note;
    std::optional<std::string> list;
    std::optional<std::string> number;
    std::optional<ItemId> item_id;
    std::string message;
    std::optional<std::string> correction;
    lint::CorrectionKind corrects = lint::CorrectionKind::text;
    std::string rule_name;
    std::string advice;
    catalogue::Source source;
    app::FindingState state = app::FindingState::open;
    std::optional<std::string> reason;
    std::optional<std::string> decided_by;
    std::optional<std::string> decided_at;
};
ZS_WIRE(Finding, id, catalogue_id, rule, severity, list, number, item_id, message, correction, corrects,
        rule_name, advice, source, state, reason, decided_by, decided_at);

struct FindingQuery {
    std::optional<Severity> severity;
    std::optional<app::FindingState> state;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(FindingQuery, severity, state, offset, limit);
ZS_WIRE_RULES(FindingQuery, {.field = "offset", .min = 0},
              {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct FindingDecision {
    app::FindingState state = app::FindingState::open;
    std::optional<std::string> reason;
};
ZS_WIRE(FindingDecision, state, reason);
ZS_WIRE_RULES(FindingDecision, {.field = "reason", .max = 500});

struct FindingsDecision {
    std::vector<FindingId> finding_ids;
    app::FindingState state = app::FindingState::settled;
    std::optional<std::string> reason;
};
ZS_WIRE(FindingsDecision, finding_ids, state, reason);
ZS_WIRE_RULES(FindingsDecision, {.field = "finding_ids", .min = 1, .max = 10'000},
              {.field = "reason", .max = 500});

/// How many rows a change of many changed.
struct Changed {
    std::int64_t count = 0;
};
ZS_WIRE(Changed, count);

Finding to_wire(app::Finding&& finding);

}  // namespace zs::api
