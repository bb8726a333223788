#pragma once

#include <string>
#include <vector>

#include "catalogue/catalogue.h"

namespace zs::report {

std::string joined(std::vector<std::string> const& names);  ///< "甲、乙"
char const* name_of(catalogue::Effect effect);              ///< "" for none
char const* name_of(catalogue::Severity severity);
char const* name_of(catalogue::PartKind kind);
/// "第 31–33 行", "表 2 第 14 行", "工作表“清单” 第 5 行".
std::string place_of(catalogue::Source const& source);

}  // namespace zs::report
