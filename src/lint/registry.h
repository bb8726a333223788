#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace zs::lint {

struct Context;
class Report;

/// A piece of code that looks for the faults of one rule, or of several that are found together.
struct Check {
    std::vector<std::string_view> rules;  ///< ids, as in data/lint/rules.json
    void (*run)(Context const&, Report&);
};

/// Every check, once, in the order in which its findings are told.
std::span<Check const> checks();

}  // namespace zs::lint
