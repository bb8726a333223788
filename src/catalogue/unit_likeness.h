#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zs::catalogue {

/// Whether a name means several bodies: 各镇（街道）, 有行政执法权的区级部门, 区行政审批局等区级相关部门.
bool names_a_group(std::string_view name);

/// Why two names may be those of one unit, in Chinese, and how likely that is (0…1).
struct UnitLikeness {
    std::string reason;
    double score = 0;
};
std::optional<UnitLikeness> unit_likeness(std::string_view a, std::string_view b);

/// A name made ready to be compared with many.
struct UnitForms {
    explicit UnitForms(std::string_view name);

    bool group = false;
    std::u32string plain;  ///< without blanks and bracketed remarks
    std::u32string stem;   ///< and without place and level
    std::u32string brief;  ///< and its long words as their short forms
};
std::optional<UnitLikeness> unit_likeness(UnitForms const& a, UnitForms const& b);

}  // namespace zs::catalogue
