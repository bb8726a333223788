#pragma once

#include <vector>

#include "catalogue/recognise/front_lines.h"
#include "catalogue/recognise/front_matter.h"

namespace zs::catalogue::recognise {

/// "共234项，含基础任务清单155项", "10项一级指标、34项二级指标": names must be lists of the catalogue or
/// levels of indicators, so that other figures of a notice are not taken for counts.
std::vector<DeclaredCount> declared_counts(std::vector<FrontLine> const& lines, Catalogue const& recognised);

}  // namespace zs::catalogue::recognise
