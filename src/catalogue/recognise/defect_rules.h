#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "catalogue/catalogue.h"

namespace zs::catalogue::recognise {

/// A kind of finding. `explanation` is Chinese, for the page that lists the rules.
struct Rule {
    std::string_view id;
    Severity severity;
    std::string_view explanation;
};

/// Every rule by which the recogniser reports what is wrong or doubtful, once.
std::span<Rule const> rules();

/// A finding of the rule `id` with its severity; throws if there is no such rule.
Finding finding(std::string_view id, std::string message);
/// The same about an item.
Finding finding(std::string_view id, List const& list, Item const& item, std::string message);

}  // namespace zs::catalogue::recognise
