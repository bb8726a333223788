#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "requirements/limit_text.h"

namespace zs::requirements {

/// A last day, as a text demands it: 每年3月1日前, 2021年年底前, 每月20日前, 每年第一季度.
struct LastDay {
    std::size_t begin = 0;
    std::size_t end = 0;             ///< behind 前
    std::string date;                ///< as in catalogue::Limit
    std::optional<std::string> per;  ///< where the words of the date itself say so
};
std::vector<LastDay> last_days_of(LimitText const& text);

/// Every place of a text that a date covers, whatever it says: its numbers are no quantities.
std::vector<bool> covered_by_dates(LimitText const& text);

}  // namespace zs::requirements
