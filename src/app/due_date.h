#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zs::app {

/// The last day of a time limit as written ("6月底前"), as YYYY-MM-DD; only where the words leave no doubt.
/// A limit without a year belongs to the year of `issued_on` if it lies after that day, else it is not
/// certain. Where that day is not known, a single year in the title decides ("2020年…任务分解表").
std::optional<std::string> due_date(std::string_view deadline, std::optional<std::string> const& issued_on,
                                    std::string_view title);

}  // namespace zs::app
