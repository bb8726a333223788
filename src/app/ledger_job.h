#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "json/describe.h"
#include "ledger/propose.h"

/// What is done with the bytes of a ledger, in the reading process: no database, no files, text out.
namespace zs::app {

/// What a person said the columns are: for each the key of a field, or "" for none.
struct LedgerMapping {
    std::size_t heading_row = 0;
    std::vector<std::string> headings;
    std::vector<std::string> fields;
};
ZS_WIRE(LedgerMapping, heading_row, headings, fields);

enum class LedgerTask { convert, inspect, measure, offending_page, offending_file, broken_file };
ZS_WIRE_ENUM(LedgerTask, convert, inspect, measure, offending_page, offending_file, broken_file);

struct LedgerJob {
    LedgerTask task = LedgerTask::inspect;
    std::string kind;                   ///< key; empty: to be found out
    LedgerMapping mapping;              ///< of all but convert and inspect
    std::vector<std::string> measures;  ///< definitions, JSON
    std::string group_name;             ///< of the offending rows; empty: of all groups
    std::int64_t offset = 0;
    std::int64_t limit = 0;
    bool mask = true;
};
ZS_WIRE(LedgerJob, task, kind, mapping, measures, group_name, offset, limit, mask);

struct LedgerBrokenRow {
    std::int64_t line = 0;
    std::string reason;
};
ZS_WIRE(LedgerBrokenRow, line, reason);

/// The answer to `inspect`.
struct LedgerContents {
    ledger::Proposal proposal;
    std::int64_t row_count = 0;
    std::int64_t broken_count = 0;
    std::vector<LedgerBrokenRow> broken;
};
ZS_WIRE(LedgerContents, proposal, row_count, broken_count, broken);

struct LedgerFigure {
    std::string measure;
    std::string definition;
    std::string group_name;
    std::string month;
    std::int64_t total = 0;
    std::int64_t counted = 0;
    std::int64_t met = 0;
    std::string value;
    std::string target;
    std::string verdict;
    std::string max;
    std::string sum;
    std::int64_t missing = 0;
    std::int64_t errors = 0;
};
ZS_WIRE(LedgerFigure, measure, definition, group_name, month, total, counted, met, value, target, verdict,
        max, sum, missing, errors);

/// A measure whose fields this ledger does not have.
struct UnmeasuredFigure {
    std::string measure;
    std::vector<std::string> fields;  ///< labels
};
ZS_WIRE(UnmeasuredFigure, measure, fields);

/// The answer to `measure`: each measure over all rows, by unit, by month.
struct LedgerFigures {
    std::vector<LedgerFigure> figures;
    std::vector<UnmeasuredFigure> unmeasured;
    std::int64_t row_count = 0;
    std::int64_t broken_count = 0;
};
ZS_WIRE(LedgerFigures, figures, unmeasured, row_count, broken_count);

struct OffendingLedgerRow {
    std::int64_t line = 0;
    std::string group_name;
    std::string reason;
    std::string due;
    std::string happened;
    std::string skipped;
    std::vector<std::string> cells;
};
ZS_WIRE(OffendingLedgerRow, line, group_name, reason, due, happened, skipped, cells);

/// The answer to `offending_page`.
struct OffendingPage {
    std::int64_t total = 0;
    std::vector<std::string> headings;
    std::vector<OffendingLedgerRow> rows;
};
ZS_WIRE(OffendingPage, total, headings, rows);

using LedgerOutput = std::function<void(std::string_view)>;

/// JSON, or CSV (`convert`, `offending_file`, `broken_file`), goes to `output` in pieces.
Result<void> run_ledger_job(std::string_view bytes, LedgerJob const& job, LedgerOutput const& output);

}  // namespace zs::app
