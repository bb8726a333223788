#include "lint/rule.h"

#include <algorithm>

#include "catalogue/described.h"
#include "json/codec.h"
#include "lint/data.h"

namespace zs::lint {

ZS_WIRE(Rule, id, at, severity, name, name_en, why, advice, correction);

namespace {

constexpr std::string_view kArrow = "→";

}  // namespace

std::span<Rule const> rules() {
    static std::vector<Rule> const kRules = [] {
        auto decoded = json::decode<std::vector<Rule>>(data_file("lint/rules.json"));
        ENSURE(decoded.ok());
        return std::move(*decoded);
    }();
    return kRules;
}

Rule const* find_rule(std::string_view id) {
    auto const all = rules();
    auto const found = std::find_if(all.begin(), all.end(), [&](Rule const& rule) { return rule.id == id; });
    return found == all.end() ? nullptr : &*found;
}

std::string renaming(std::string_view from, std::string_view to) {
    return std::string(from) + std::string(kArrow) + std::string(to);
}

Renaming read_renaming(std::string_view correction) {
    auto const at = correction.find(kArrow);
    ENSURE(at != std::string_view::npos);
    return {std::string(correction.substr(0, at)), std::string(correction.substr(at + kArrow.size()))};
}

}  // namespace zs::lint
