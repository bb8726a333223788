#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/figures/numbers.h"

/// Internal to figures/.
namespace zs::campaign::figures {

/// What a clause counts, taken apart. "其中按时办结" is part: true, verb 办结, rest 按时.
struct Subject {
    std::u32string verb;
    std::u32string rest;
    bool part = false;  ///< 其中: of what was counted before
};

/// Of the words around an amount, without fillers (共, 我局, 全年 …).
Subject subject_of(std::u32string_view before, std::u32string_view after);

/// A clause with one amount, and what it counts once the clauses before it were heard.
struct Counted {
    Amount amount;
    Subject subject;
    std::u32string fact;
};

/// The clauses of a sentence that count something for certain, in order.
std::vector<Counted> counted_in(std::u32string_view sentence);

}  // namespace zs::campaign::figures
