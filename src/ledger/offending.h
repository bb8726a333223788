#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/evaluate.h"
#include "ledger/plan.h"

namespace zs::ledger {

struct OffendingRow {
    std::uint64_t line = 0;          ///< from 0 within the task
    std::string text;                ///< the rest of the line of CSV
    std::vector<std::string> cells;  ///< or its cells
};

/// The rows that fail a measure, with the reason: line, measure, group, reason, due, happened, skipped, then
/// the row itself. Formulas are made harmless.
class OffendingRows {
  public:
    /// `structured`: cells in place of text. `mask`: without personal data.
    OffendingRows(Plan const& plan, calendar::WorkCalendar const& calendar, bool structured, bool mask);

    [[nodiscard]] std::string heading() const;
    void append(RowSpan const& rows, std::size_t row, std::uint64_t line, Batch const& batch,
                Evaluator const& evaluator, std::vector<OffendingRow>& out) const;

  private:
    struct Reason {
        std::string text;
        std::string due;
        std::string happened;
        std::string skipped;
    };
    [[nodiscard]] bool offends(Operation const& operation, Outcome outcome) const;
    [[nodiscard]] Reason reason(Operation const& operation, Outcome outcome, Batch const& batch,
                                std::size_t row) const;
    void explain_days(Operation const& operation, Batch const& batch, std::size_t row, Reason& out) const;

    Plan const& plan_;
    calendar::WorkCalendar const& calendar_;
    bool structured_;
    bool mask_;
    std::vector<bool> people_;  ///< columns of names
};

/// A cell of CSV: quoted, and kept from being a formula.
std::string csv_cell(std::string_view text);

}  // namespace zs::ledger
