#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "json/describe.h"

/// Measures as people write them: data/ledgers/measures.schema.json says the same to other programs.
namespace zs::ledger {

/// A value in a condition or a target: text or number, as written.
struct Scalar {
    std::string text;
    bool is_number = false;
};

enum class Comparison { eq, ne, lt, le, gt, ge, in, contains, blank, not_blank };
ZS_WIRE_ENUM(Comparison, eq, ne, lt, le, gt, ge, in, contains, blank, not_blank);

/// One comparison {field, op, value}, or all / any / none of several.
struct Condition {
    std::optional<std::string> field;
    std::optional<Comparison> op;
    std::optional<Scalar> value;
    std::optional<std::vector<Scalar>> values;  ///< of `in`
    std::optional<std::vector<Condition>> all;
    std::optional<std::vector<Condition>> any;
    std::optional<std::vector<Condition>> none;
};
ZS_WIRE(Condition, field, op, value, values, all, any, none);
ZS_WIRE_OMIT_ABSENT(Condition);

enum class Counting { working_days, calendar_days, months };
ZS_WIRE_ENUM(Counting, working_days, calendar_days, months);

/// From the day in `from` (not counted) to the day in `to`: at most `limit`, at least `at_least`.
struct Within {
    std::string from;
    std::string to;
    std::optional<int> limit;
    std::optional<int> at_least;
    std::optional<Counting> counting;  ///< working_days if not said
};
ZS_WIRE(Within, from, to, limit, at_least, counting);
ZS_WIRE_OMIT_ABSENT(Within);

struct Ratio {
    std::optional<Condition> numerator;
    std::optional<Condition> denominator;
};
ZS_WIRE(Ratio, numerator, denominator);
ZS_WIRE_OMIT_ABSENT(Ratio);

struct Count {
    std::optional<Condition> where;
};
ZS_WIRE(Count, where);
ZS_WIRE_OMIT_ABSENT(Count);

struct OfField {
    std::string field;
};
ZS_WIRE(OfField, field);

/// Days that must follow each other, or fall on the same day.
struct Sequence {
    std::vector<std::string> fields;
};
ZS_WIRE(Sequence, fields);

/// What a row counts for whose cell is blank or unreadable.
enum class MissingRule { not_met, exclude };
ZS_WIRE_ENUM(MissingRule, not_met, exclude);

/// Exactly one of within … sequence.
struct Measure {
    std::string name;
    std::optional<std::string> ledger_kind;
    std::optional<std::string> basis;  ///< the rule or demand it answers, in our own words
    std::optional<Condition> filter;
    std::optional<Within> within;
    std::optional<Ratio> ratio;
    std::optional<Count> count;
    std::optional<OfField> sum;
    std::optional<OfField> max;
    std::optional<OfField> min_per_group;
    std::optional<Sequence> sequence;
    std::optional<std::string> group_by;
    std::optional<Scalar> target;  ///< "100%", ">= 95%", "<= 10", "= 0"
    std::optional<MissingRule> missing_value_rule;
};
ZS_WIRE(Measure, name, ledger_kind, basis, filter, within, ratio, count, sum, max, min_per_group, sequence,
        group_by, target, missing_value_rule);
ZS_WIRE_OMIT_ABSENT(Measure);

/// {"measures": […]} or the array itself. Every error is told, with its place.
Result<std::vector<Measure>> parse_measures(std::string_view json);

/// A measure as JSON, in one spelling: what is stored and digested.
std::string measure_json(Measure const& measure);

/// Every field that a measure needs, by name; its grouping is not among them.
std::vector<std::string> fields_of(Measure const& measure);

/// A target taken apart: `value` in millionths, of the number itself (95 % is 0.95).
struct Target {
    Comparison op = Comparison::ge;
    std::int64_t value = 0;
    bool is_percent = false;
};
Result<Target> parse_target(Measure const& measure);

}  // namespace zs::ledger
