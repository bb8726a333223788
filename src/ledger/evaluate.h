#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "ledger/batch.h"
#include "ledger/plan.h"
#include "ledger/wide.h"

namespace zs::ledger {

/// What a measure says of a row.
enum class Outcome : std::uint8_t {
    outside,         ///< the filter leaves it out
    outside_blank,   ///< the filter cannot tell: a blank cell
    outside_bad,     ///< the filter cannot tell: an unreadable cell
    left_out_blank,  ///< MissingRule::exclude
    left_out_bad,
    unmet,
    unmet_blank,
    unmet_bad,
    met,
};
inline constexpr std::size_t kOutcomes = 9;

/// One measure over one group. Adds up in any order to the same.
struct Tally {
    std::array<std::int64_t, kOutcomes> outcomes{};
    std::int64_t max = std::numeric_limits<std::int64_t>::min();
    std::int64_t min = std::numeric_limits<std::int64_t>::max();
    Wide sum = 0;

    void add(Tally const& other);
    [[nodiscard]] std::int64_t of(Outcome outcome) const {
        return outcomes[static_cast<std::size_t>(outcome)];
    }
    [[nodiscard]] bool is_untouched() const;  ///< no row was counted, not even as left out
    [[nodiscard]] std::int64_t total() const;
    [[nodiscard]] std::int64_t counted() const;
    [[nodiscard]] std::int64_t missing() const;
    [[nodiscard]] std::int64_t errors() const;
};

/// Evaluates every measure over batches and keeps the tallies of its worker.
class Evaluator {
  public:
    explicit Evaluator(Plan const& plan);

    void evaluate(Batch const& batch);

    [[nodiscard]] std::vector<Tally> const& tallies(std::size_t operation) const {
        return tallies_[operation];
    }
    /// Of the batch evaluated last.
    [[nodiscard]] Outcome outcome(std::size_t operation, std::size_t row) const {
        return outcomes_[operation][row];
    }

  private:
    enum class Truth : std::uint8_t { no, yes, blank, bad };
    using Truths = std::vector<Truth>;
    struct Rows;

    void run(Operation const& operation, Rows const& rows);
    void within(Operation const& operation, Rows const& rows);
    void amount(Operation const& operation, Rows const& rows);
    void sequence(Operation const& operation, Rows const& rows);
    void test(Test const& test, Batch const& batch, std::size_t depth, Truth* out);
    void test_list(Test const& test, Batch const& batch, std::size_t depth, Truth* out);
    static void test_texts(Test const& test, Batch const& batch, Truth* out);

    Plan const& plan_;
    std::vector<std::vector<Tally>> tallies_;
    std::vector<std::vector<Outcome>> outcomes_;
    std::vector<Truths> scratch_;
    Truths filter_;
    Truths numerator_;
};

/// How a measure compares a value with its target.
bool compares(Comparison op, std::int64_t left, std::int64_t right);

}  // namespace zs::ledger
