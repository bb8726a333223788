#include "catalogue/diff/changes.h"

#include <algorithm>

#include "catalogue/described.h"
#include "catalogue/diff/compared_text.h"
#include "json/traits.h"

namespace zs::catalogue::diff {
namespace {

using Names = std::vector<std::string>;

/// The names of `names` that `others` lack.
Names missing_in(Names const& others, Names const& names) {
    if (others == names) return {};
    Names keys;
    for (auto const& other : others)
        keys.push_back(compared_key(other));
    Names out;
    for (auto const& name : names) {
        if (std::find(keys.begin(), keys.end(), compared_key(name)) == keys.end()) out.push_back(name);
    }
    return out;
}

std::string joined(Names const& names) {
    std::string out;
    for (auto const& name : names)
        out += (out.empty() ? "" : "、") + name;
    return out;
}

}  // namespace

std::optional<DutyChange> unit_change(Item const& before, Item const& after) {
    DutyChange change{missing_in(before.lead_units, after.lead_units),
                      missing_in(after.lead_units, before.lead_units),
                      missing_in(before.responsible_units, after.responsible_units),
                      missing_in(after.responsible_units, before.responsible_units)};
    if (change.lead_added.empty() && change.lead_removed.empty() && change.responsible_added.empty() &&
        change.responsible_removed.empty()) {
        return std::nullopt;
    }
    return change;
}

std::vector<FieldChange> field_changes(Item const& before, Item const& after) {
    std::vector<FieldChange> out;
    auto const compare = [&](char const* field, std::string const& a, std::string const& b) {
        if (a != b && compared_key(a) != compared_key(b)) out.push_back({field, a, b});
    };
    compare("deadline", before.deadline.value_or(""), after.deadline.value_or(""));
    compare("effect", json::enum_name(before.effect), json::enum_name(after.effect));
    compare("applicable", before.applicable ? "true" : "false", after.applicable ? "true" : "false");
    // A document without methods says nothing against those of the other.
    bool const both = !before.methods.empty() && !after.methods.empty();
    if (both && (!missing_in(before.methods, after.methods).empty() ||
                 !missing_in(after.methods, before.methods).empty())) {
        compare("methods", joined(before.methods), joined(after.methods));
    }
    return out;
}

}  // namespace zs::catalogue::diff
