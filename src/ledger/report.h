#pragma once

#include <cstdint>
#include <string>

#include "ledger/run.h"

namespace zs::ledger {

/// One row of the answer, as it is written.
struct MeasureRow {
    std::string group;
    std::string measure;
    std::int64_t total = 0;    ///< rows that the filter takes
    std::int64_t counted = 0;  ///< of these, the ones that are judged
    std::int64_t met = 0;
    std::string value;    ///< a rate in percent with two places, a number, or days; empty without data
    std::string target;   ///< as written
    std::string verdict;  ///< met, not_met, no_data; empty without a target
    std::string max;      ///< longest time in days, largest number
    std::string sum;      ///< exact
    std::int64_t missing = 0;
    std::int64_t errors = 0;
};
ZS_WIRE(MeasureRow, group, measure, total, counted, met, value, target, verdict, max, sum, missing, errors);

MeasureRow measure_row(Measure const& measure, MeasuredGroup const& group);
std::string as_csv(Measured const& measured);
std::string as_json(Measured const& measured);

}  // namespace zs::ledger
