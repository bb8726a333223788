#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "ledger/sql/dialect.h"

namespace zs::calendar {
class WorkCalendar;
}

namespace zs::ledger {

struct SqlOptions {
    Dialect dialect = Dialect::postgresql;
    std::string table = "ledger";  ///< every column text, as it was loaded from the file
    std::optional<std::string> group_by;
    /// The headings of the table; without them its columns are called as the measures call their fields.
    std::optional<std::vector<std::string>> headings;
};

/// The same measures for data that an engine holds: statements that make the calendar, and a SELECT with the
/// columns and rows of measure_ledger.
Result<std::string> measures_sql(std::vector<Measure> const& measures, calendar::WorkCalendar const& calendar,
                                 SqlOptions const& options);

}  // namespace zs::ledger
