#pragma once

#include <string>
#include <vector>

#include "catalogue/diff/diff.h"

/// What differences are called in Chinese, for every report of them.
namespace zs::report {

char const* name_of(catalogue::diff::ChangeKind kind);
char const* name_of(catalogue::diff::Move move);
char const* name_of(catalogue::diff::LimitChangeKind kind);

/// "改写（移到其他标题下）"
std::string kind_words(catalogue::diff::Change const& change);
/// "清单 第 3 项"
std::string place_words(catalogue::diff::SideItem const& item);
/// "收紧：≥ 40 学时/年 → ≥ 60 学时/年"
std::string limit_words(catalogue::diff::LimitChange const& change);
/// One line for each: units that came and went, deadline, effect …
std::vector<std::string> other_words(catalogue::diff::Change const& change);
/// "改写 33，新增 4；量化要求：收紧 2"
std::string count_words(catalogue::diff::Counts const& counts);
int percent(double share);

}  // namespace zs::report
