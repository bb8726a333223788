#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/deadline_reasons.h"
#include "json/describe.h"

namespace zs::api {

using calendar::AppliedRule;
using calendar::SkippedDay;

/// task_id, item_id, due_on, or period (or matter) with start and law.
struct DeadlineQuery {
    std::optional<TaskId> task_id;
    std::optional<ItemId> item_id;
    std::optional<std::string> due_on;
    std::optional<std::string> start;
    std::optional<std::string> period;
    std::optional<std::string> law;
    std::optional<std::string> matter;
};
ZS_WIRE(DeadlineQuery, task_id, item_id, due_on, start, period, law, matter);
ZS_WIRE_RULES(DeadlineQuery, {.field = "due_on", .max = 10, .description = "YYYY-MM-DD"},
              {.field = "start", .max = 10, .description = "The day that is not counted; today if not given"},
              {.field = "period", .max = 20, .description = "7wd, 30d, 2m, 1y"}, {.field = "law", .max = 100},
              {.field = "matter", .max = 60});

struct DeadlineReasons {
    std::optional<std::string> words;
    std::optional<std::string> issued_on;
    std::optional<std::string> due_on;
    std::vector<std::string> dates;
    bool certain = true;
    std::string about;
    std::string article;
    bool working = true;
    std::optional<std::string> act_by;
    std::string today;
    std::int64_t days_left = 0;
    std::int64_t working_days_left = 0;
    std::string counted_from;
    std::optional<std::string> period;
    std::optional<std::string> law;
    std::optional<std::string> moved_from;
    bool provisional = false;
    std::vector<SkippedDay> skipped;
    std::vector<AppliedRule> rules;
    std::vector<std::string> warnings;
};
ZS_WIRE(DeadlineReasons, words, issued_on, due_on, dates, certain, about, article, working, act_by, today,
        days_left, working_days_left, counted_from, period, law, moved_from, provisional, skipped, rules,
        warnings);

DeadlineReasons to_wire(app::DeadlineReasons&& reasons);

}  // namespace zs::api
