#include "ledger/evaluate.h"

#include <algorithm>

namespace zs::ledger {
namespace {

constexpr std::size_t kScratchDepth = 20;

Outcome blank_outcome(Operation const& operation) {
    return operation.blank_counts ? Outcome::unmet_blank : Outcome::left_out_blank;
}

Outcome bad_outcome(Operation const& operation) {
    return operation.blank_counts ? Outcome::unmet_bad : Outcome::left_out_bad;
}

}  // namespace

/// What the loops over rows share.
struct Evaluator::Rows {
    Batch const& batch;
    Truth const* filter;  ///< null where every row belongs
    std::uint32_t const* groups;
    std::uint32_t group_mask;  ///< 0 where there is no grouping: all rows are of group 0
    Tally* tallies;
    Outcome* outcomes;

    [[nodiscard]] Tally& tally(std::size_t row) const {
        return tallies[groups[row & group_mask] & group_mask];
    }
    void count(std::size_t row, Outcome outcome) const {
        outcomes[row] = outcome;
        ++tally(row).outcomes[static_cast<std::size_t>(outcome)];
    }
    /// True if the row is left out by the filter, and counts it.
    [[nodiscard]] bool left_out(std::size_t row) const {
        if (filter == nullptr || filter[row] == Truth::yes) return false;
        count(row, filter[row] == Truth::no      ? Outcome::outside
                   : filter[row] == Truth::blank ? Outcome::outside_blank
                                                 : Outcome::outside_bad);
        return true;
    }
};

void Tally::add(Tally const& other) {
    for (std::size_t i = 0; i < kOutcomes; ++i)
        outcomes[i] += other.outcomes[i];
    max = std::max(max, other.max);
    min = std::min(min, other.min);
    sum += other.sum;
}

bool Tally::is_untouched() const {
    return std::all_of(outcomes.begin(), outcomes.end(), [](std::int64_t count) { return count == 0; });
}

std::int64_t Tally::total() const {
    return of(Outcome::left_out_blank) + of(Outcome::left_out_bad) + counted();
}

std::int64_t Tally::counted() const {
    return of(Outcome::unmet) + of(Outcome::unmet_blank) + of(Outcome::unmet_bad) + of(Outcome::met);
}

std::int64_t Tally::missing() const {
    return of(Outcome::outside_blank) + of(Outcome::left_out_blank) + of(Outcome::unmet_blank);
}

std::int64_t Tally::errors() const {
    return of(Outcome::outside_bad) + of(Outcome::left_out_bad) + of(Outcome::unmet_bad);
}

bool compares(Comparison op, std::int64_t left, std::int64_t right) {
    switch (op) {
        case Comparison::eq: return left == right;
        case Comparison::ne: return left != right;
        case Comparison::lt: return left < right;
        case Comparison::le: return left <= right;
        case Comparison::gt: return left > right;
        default: return left >= right;
    }
}

Evaluator::Evaluator(Plan const& plan)
    : plan_(plan),
      tallies_(plan.operations().size()),
      outcomes_(plan.operations().size(), std::vector<Outcome>(kBatchRows)),
      scratch_(kScratchDepth, Truths(kBatchRows)),
      filter_(kBatchRows),
      numerator_(kBatchRows) {}

void Evaluator::evaluate(Batch const& batch) {
    static constexpr std::uint32_t kNoGroup = 0;
    for (std::size_t i = 0; i < tallies_.size(); ++i) {
        auto const& operation = plan_.operations()[i];
        auto& tallies = tallies_[i];
        auto const groups = operation.group ? batch.group_count(*operation.group) : 1;
        if (tallies.size() < groups) tallies.resize(groups);
        if (operation.filter) test(*operation.filter, batch, 0, filter_.data());
        if (operation.numerator) test(*operation.numerator, batch, 0, numerator_.data());
        bool const grouped = operation.group.has_value();
        run(operation, {batch, operation.filter ? filter_.data() : nullptr,
                        grouped ? batch.words(*operation.group) : &kNoGroup,
                        grouped ? static_cast<std::uint32_t>(-1) : 0, tallies.data(), outcomes_[i].data()});
    }
}

void Evaluator::run(Operation const& operation, Rows const& rows) {
    switch (operation.form) {
        case Operation::Form::within: return within(operation, rows);
        case Operation::Form::amount: return amount(operation, rows);
        case Operation::Form::count:
            for (std::size_t row = 0; row < rows.batch.size(); ++row) {
                if (!rows.left_out(row)) rows.count(row, Outcome::met);
            }
            return;
        case Operation::Form::ratio:
            for (std::size_t row = 0; row < rows.batch.size(); ++row) {
                if (rows.left_out(row)) continue;
                auto const truth = numerator_[row];
                rows.count(row, truth == Truth::yes     ? Outcome::met
                                : truth == Truth::no    ? Outcome::unmet
                                : truth == Truth::blank ? blank_outcome(operation)
                                                        : bad_outcome(operation));
            }
            return;
        case Operation::Form::sequence: return sequence(operation, rows);
    }
}

void Evaluator::sequence(Operation const& operation, Rows const& rows) {
    for (std::size_t row = 0; row < rows.batch.size(); ++row) {
        if (rows.left_out(row)) continue;
        DayIndex before = 0;
        DayIndex least = kDayCount;
        bool bad = false;
        bool ordered = true;
        for (auto const slot : operation.slots) {
            auto const day = rows.batch.words(slot)[row];
            ordered = ordered && day >= before;
            bad = bad || day == kBadDay;
            least = std::min(least, day);
            before = day;
        }
        rows.count(row, bad                  ? bad_outcome(operation)
                        : least == kBlankDay ? blank_outcome(operation)
                        : ordered            ? Outcome::met
                                             : Outcome::unmet);
    }
}

/// Both days there: met if the second is neither after the due day nor before the earliest. A second day
/// before the first is an error of the ledger.
void Evaluator::within(Operation const& operation, Rows const& rows) {
    auto const* const from = rows.batch.words(operation.slots[0]);
    auto const* const to = rows.batch.words(operation.slots[1]);
    auto const* const due = operation.due == nullptr ? nullptr : operation.due->data();
    auto const* const earliest = operation.earliest == nullptr ? nullptr : operation.earliest->data();
    auto const* const positions = operation.positions->data();
    for (std::size_t row = 0; row < rows.batch.size(); ++row) {
        if (rows.left_out(row)) continue;
        auto const first = from[row];
        auto const second = to[row];
        if (first > kBadDay && second >= first) [[likely]] {
            bool const in_time = due == nullptr || second <= due[first];
            bool const not_early = earliest == nullptr || second >= earliest[first];
            auto const elapsed = static_cast<std::int64_t>(positions[second] - positions[first]);
            auto& tally = rows.tally(row);
            auto const outcome = in_time && not_early ? Outcome::met : Outcome::unmet;
            rows.outcomes[row] = outcome;
            ++tally.outcomes[static_cast<std::size_t>(outcome)];
            tally.max = std::max(tally.max, elapsed);
            tally.sum += elapsed;
        } else {
            bool const blank =
                (first == kBlankDay || second == kBlankDay) && first != kBadDay && second != kBadDay;
            rows.count(row, blank ? blank_outcome(operation) : bad_outcome(operation));
        }
    }
}

void Evaluator::amount(Operation const& operation, Rows const& rows) {
    auto const* const values = rows.batch.decimals(operation.slots[0]);
    bool const by_row = operation.has_target && !plan_.measures()[operation.measure].sum;
    for (std::size_t row = 0; row < rows.batch.size(); ++row) {
        if (rows.left_out(row)) continue;
        auto const value = values[row];
        if (value > kBadDecimal) [[likely]] {
            auto& tally = rows.tally(row);
            bool const met = !by_row || compares(operation.target.op, value, operation.target.value);
            auto const outcome = met ? Outcome::met : Outcome::unmet;
            rows.outcomes[row] = outcome;
            ++tally.outcomes[static_cast<std::size_t>(outcome)];
            tally.max = std::max(tally.max, value);
            tally.min = std::min(tally.min, value);
            tally.sum += value;
        } else {
            rows.count(row, value == kBlankDecimal ? Outcome::left_out_blank : Outcome::left_out_bad);
        }
    }
}

void Evaluator::test(Test const& test, Batch const& batch, std::size_t depth, Truth* out) {
    auto const by_value = [&](auto const* values, std::int64_t blank, std::int64_t bad) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            auto const value = static_cast<std::int64_t>(values[row]);
            out[row] = value == blank                         ? Truth::blank
                       : value == bad                         ? Truth::bad
                       : compares(test.op, value, test.value) ? Truth::yes
                                                              : Truth::no;
        }
    };
    switch (test.form) {
        case Test::Form::day: return by_value(batch.words(test.slot), kBlankDay, kBadDay);
        case Test::Form::decimal: return by_value(batch.decimals(test.slot), kBlankDecimal, kBadDecimal);
        case Test::Form::text: return test_texts(test, batch, out);
        default: return test_list(test, batch, depth, out);
    }
}

void Evaluator::test_texts(Test const& test, Batch const& batch, Truth* out) {
    auto const* const cells = batch.texts(test.slot);
    for (std::size_t row = 0; row < batch.size(); ++row) {
        auto const cell = cells[row];
        bool holds = cell.empty();
        if (test.op == Comparison::contains) {
            holds = std::any_of(test.texts.begin(), test.texts.end(),
                                [&](auto const& text) { return cell.find(text) != std::string_view::npos; });
        } else if (test.op != Comparison::blank && test.op != Comparison::not_blank) {
            holds = std::find(test.texts.begin(), test.texts.end(), cell) != test.texts.end();
        }
        if (test.op == Comparison::ne || test.op == Comparison::not_blank) holds = !holds;
        out[row] = holds ? Truth::yes : Truth::no;
    }
}

/// all: no beats bad beats blank; any: yes beats them; none: the opposite of any.
void Evaluator::test_list(Test const& list, Batch const& batch, std::size_t depth, Truth* out) {
    bool const all = list.form == Test::Form::all;
    auto const strong = all ? Truth::no : Truth::yes;
    std::fill(out, out + batch.size(), all ? Truth::yes : Truth::no);
    auto* const one = scratch_[depth].data();
    for (auto const& child : list.children) {
        test(child, batch, depth + 1, one);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            if (out[row] == strong || one[row] == (all ? Truth::yes : Truth::no)) continue;
            out[row] = one[row] == strong ? strong : std::max(out[row], one[row]);
        }
    }
    if (list.form != Test::Form::none) return;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (out[row] == Truth::no || out[row] == Truth::yes)
            out[row] = out[row] == Truth::yes ? Truth::no : Truth::yes;
    }
}

}  // namespace zs::ledger
