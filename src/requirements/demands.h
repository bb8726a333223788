#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "requirements/limit_text.h"
#include "requirements/quantities.h"

namespace zs::requirements {

/// How a quantity is demanded: the words around it that compare.
struct Demand {
    std::size_t begin = 0;  ///< of the comparing word, or of the number
    std::size_t end = 0;    ///< behind number, unit and 以上／以内
    std::string comparator;
    std::optional<std::string> reference;  ///< what a share is a share of
    bool counts_back = false;              ///< 7日前: the time before an event
};

/// Nothing where the quantity is no demand: a condition, a period looked back on, a number told in passing.
std::optional<Demand> demand_of(LimitText const& text, std::vector<Quantity> const& quantities,
                                std::size_t index);

}  // namespace zs::requirements
