#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/describe.h"

namespace zs::requirements {

/// What a unit is by its name. `other` where the name does not say.
enum class UnitBody {
    party,
    supervision,
    congress,
    consultative,
    government,
    court,
    procuratorate,
    town,
    street,
    village,
    mass_organisation,
    institution,
    enterprise,
    other
};
ZS_WIRE_ENUM(UnitBody, party, supervision, congress, consultative, government, court, procuratorate, town,
             street, village, mass_organisation, institution, enterprise, other);

UnitBody body_of_unit(std::string_view name);

/// Whether a unit of this name usually holds the power to enforce administrative law. A proposal: the list of
/// enforcement bodies that a place publishes decides.
bool holds_enforcement_power(std::string_view name);

/// Who belongs to a group phrase: 各执法部门 = units that hold enforcement power, 各镇（街道）= towns and
/// streets.
struct MembershipRule {
    std::vector<UnitBody> bodies;  ///< any of these; empty: any body
    bool enforcement = false;      ///< only those that hold enforcement power
    std::string words;             ///< Chinese, for people
};

/// Nothing where only a person can tell (有关部门, 具有行政审批职能的部门) and for a single unit.
std::optional<MembershipRule> membership_rule(std::string_view group);
bool belongs(std::string_view unit, MembershipRule const& rule);

}  // namespace zs::requirements
