#pragma once

#include <cstddef>
#include <vector>

#include "requirements/limit_text.h"

namespace zs::requirements {

/// 全部, 均, 一律, 应进必进, or 没有, 不存在, 无逾期: a demand without a number.
struct MarkedDemand {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< behind the word
    bool absence = false;
};

/// In order. Words that state a condition (凡没有法律依据的) and modifiers (全覆盖的) are none.
std::vector<MarkedDemand> marked_demands_of(LimitText const& text);

/// Where what is absent ends: at the phrase, or behind the phrases that carry it on.
std::size_t absence_end(LimitText const& text, MarkedDemand const& demand);

}  // namespace zs::requirements
