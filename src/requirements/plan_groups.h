#pragma once

#include <vector>

#include "requirements/prose.h"

namespace zs::requirements {

/// The groups that a plan sets up: enumerated (设9个工作组（综合协调组、…）), or each under a heading of its
/// own with 牵头单位, 成员单位 and 职责. Duties are also what the prose says of a group by name.
std::vector<catalogue::PlanGroup> groups_of(std::vector<ProseParagraph> const& prose);

}  // namespace zs::requirements
