#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "ledger/evaluate.h"
#include "ledger/measure.h"
#include "ledger/row_reader.h"
#include "ledger/source.h"

namespace zs::ledger {

/// What the columns of a ledger are, where a person said so: a field of the kind, or the heading as it is.
struct ColumnNames {
    std::size_t heading_row = 0;
    std::vector<std::string> names;  ///< of all columns
};

/// A row that fails, told apart: measure, group, reason, due, happened, skipped, then the row's own cells.
using TakeOffendingRow = std::function<void(std::uint64_t line, std::vector<std::string> const& cells)>;

struct RunOptions {
    std::optional<std::string> group_by;  ///< for every measure, in place of its own
    unsigned threads = 1;
    std::uint64_t task_bytes = 4U << 20U;  ///< what a worker takes at a time
    /// Gets the offending rows as CSV, in the order of the ledger; told to begin anew if the ledger has to be
    /// read a second time. Null: not wanted.
    std::function<void(std::string_view)> offending = nullptr;
    std::function<void()> restart_offending = nullptr;
    TakeOffendingRow offending_row = nullptr;  ///< in place of `offending`
    bool mask_personal_data = false;           ///< in the offending rows
    std::optional<ColumnNames> columns = {};
};

struct MeasuredGroup {
    std::string group;
    std::size_t measure = 0;
    Tally tally;
};

struct Measured {
    std::vector<Measure> measures;
    std::vector<MeasuredGroup> groups;  ///< by name, then in the order of the measures
    std::uint64_t row_count = 0;        ///< of good rows
    std::uint64_t broken_count = 0;
    std::vector<BrokenRow> broken;  ///< the first of them, with line numbers from 1
};

/// Every measure over the whole ledger, the same for any number of threads. Fails if a needed column is not
/// there or there are too many groups.
Result<Measured> measure_ledger(Source const& source, std::vector<Measure> const& measures,
                                calendar::WorkCalendar const& calendar, RunOptions const& options);

}  // namespace zs::ledger
