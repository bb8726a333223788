#include "ledger/report.h"

#include <fmt/format.h>

#include "json/encode.h"
#include "ledger/offending.h"
#include "ledger/wide.h"

namespace zs::ledger {
namespace {

struct Answer {
    std::vector<MeasureRow> rows;
    std::uint64_t row_count = 0;
    std::uint64_t broken_count = 0;
};
ZS_WIRE(Answer, rows, row_count, broken_count);

bool is_rate(Measure const& measure) {
    return measure.within || measure.ratio || measure.sequence;
}

bool is_amount(Measure const& measure) {
    return measure.sum || measure.max || measure.min_per_group;
}

/// Hundredths of a percent, rounded; 100 % only if it is all, 0 % only if it is none.
std::string percent(std::int64_t part, std::int64_t whole) {
    auto const scaled = static_cast<Wide>(part) * 20'000 + whole;
    auto points = static_cast<std::int64_t>(scaled / (static_cast<Wide>(whole) * 2));
    if (points == 10'000 && part < whole) points = 9'999;
    if (points == 0 && part > 0) points = 1;
    return fmt::format("{}.{:02}%", points / 100, points % 100);
}

Wide amount_of(Measure const& measure, Tally const& tally) {
    if (measure.sum) return tally.sum;
    return measure.max ? tally.max : tally.min;
}

/// left and right are fractions of one denominator.
bool holds(Comparison op, Wide left, Wide right) {
    return compares(op, left < right ? -1 : (left > right ? 1 : 0), 0);
}

std::string verdict(Measure const& measure, Tally const& tally) {
    if (!measure.target) return "";
    auto const parsed = parse_target(measure);
    ENSURE(parsed.ok());
    auto const target = *parsed;
    bool const has_data = measure.count || tally.of(Outcome::met) + tally.of(Outcome::unmet) > 0 ||
                          (is_rate(measure) && tally.counted() > 0);
    if (!has_data) return "no_data";
    Wide left =
        is_amount(measure) ? amount_of(measure, tally) : static_cast<Wide>(tally.of(Outcome::met)) * kOne;
    Wide right = target.value;
    if (is_rate(measure)) {
        right *= tally.counted();
        if (!target.is_percent && target.value > kOne) right /= 100;  // ">= 95" of a rate means percent
    }
    return holds(target.op, left, right) ? "met" : "not_met";
}

std::string value_text(Measure const& measure, Tally const& tally) {
    if (measure.count) return fmt::format("{}", tally.of(Outcome::met));
    if (is_rate(measure)) return tally.counted() == 0 ? "" : percent(tally.of(Outcome::met), tally.counted());
    bool const any = tally.of(Outcome::met) + tally.of(Outcome::unmet) > 0;
    return any || measure.sum ? decimal_text(amount_of(measure, tally)) : "";
}

}  // namespace

MeasureRow measure_row(Measure const& measure, MeasuredGroup const& group) {
    auto const& tally = group.tally;
    MeasureRow out;
    out.group = group.group;
    out.measure = measure.name;
    out.total = tally.total();
    out.counted = tally.counted();
    out.met = tally.of(Outcome::met);
    out.value = value_text(measure, tally);
    out.target = measure.target ? measure.target->text : "";
    out.verdict = verdict(measure, tally);
    out.missing = tally.missing();
    out.errors = tally.errors();
    bool const any = tally.max != std::numeric_limits<std::int64_t>::min();
    if (measure.within && any) {
        out.max = fmt::format("{}", tally.max);
        out.sum = fmt::format("{}", static_cast<std::int64_t>(tally.sum));
    } else if (is_amount(measure) && any) {
        out.max = decimal_text(tally.max);
        out.sum = decimal_text(tally.sum);
    }
    return out;
}

std::string as_csv(Measured const& measured) {
    std::string out = "group,measure,total,counted,met,value,target,verdict,max,sum,missing,errors\n";
    auto const plain = [](std::string const& text) {
        bool const special =
            text.find_first_of(",\"\r\n") != std::string::npos ||
            (!text.empty() && std::string_view("=+-@\t").find(text[0]) != std::string_view::npos);
        return special ? csv_cell(text) : text;
    };
    for (auto const& group : measured.groups) {
        auto const row = measure_row(measured.measures[group.measure], group);
        out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", plain(row.group), plain(row.measure),
                           row.total, row.counted, row.met, row.value, plain(row.target), row.verdict,
                           row.max, row.sum, row.missing, row.errors);
    }
    return out;
}

std::string as_json(Measured const& measured) {
    Answer answer;
    for (auto const& group : measured.groups)
        answer.rows.push_back(measure_row(measured.measures[group.measure], group));
    answer.row_count = measured.row_count;
    answer.broken_count = measured.broken_count;
    std::string out;
    json::append_json(out, answer);
    return out + "\n";
}

}  // namespace zs::ledger
