#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "requirements/limit_text.h"

namespace zs::requirements {

/// A number with its unit: 5个工作日, 百分之九十, 三分之二, 一次, 半年; or a range of them.
struct Quantity {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< behind the unit
    double value = 0;
    std::optional<double> to;  ///< the upper end of a range
    std::string unit;
    bool arabic = false;
};

/// The quantities of a text, in order. What lies in `taken` (dates that are read already) is left out, like
/// years, ordinals and what stands in titles and names.
std::vector<Quantity> quantities_of(LimitText const& text, std::vector<bool> const& taken);

/// A Chinese numeral: 一, 两, 百.
bool is_numeral(char32_t c);

/// A number in Arabic or Chinese numerals at `at`, moved past it: 15, 0.5, 三十五, 两, 3万.
std::optional<double> take_number(std::u32string_view folded, std::size_t& at);

}  // namespace zs::requirements
