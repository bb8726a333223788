#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zs::requirements {

/// How a deadline comes: once, again and again, or as a duty without an end (长期坚持).
enum class Recurrence { once, yearly, half_yearly, quarterly, monthly, weekly, lasting };

struct Deadline {
    Recurrence recurrence = Recurrence::once;
    std::vector<std::string> dates;  ///< ISO, the last days in the year asked for; none for `lasting`
};

/// A time limit as written, in the given year: 6月底前, 2026年底, 3—10月, 每年3月31日前, 6月底、12月底前,
/// 每季度末, 每季度首月10日前, 每月20日前, 每周五, 长期坚持. A year that is written counts. Nothing where the
/// words leave a doubt (10月前, 及时).
std::optional<Deadline> deadline_of(std::string_view words, int year);

/// The one last day of a time limit, as YYYY-MM-DD; only where the words leave no doubt.
/// A limit without a year belongs to the year of `issued_on` if it lies after that day, else it is not
/// certain. Where that day is not known, a single year in the title decides ("2020年…任务分解表").
std::optional<std::string> due_date(std::string_view deadline, std::optional<std::string> const& issued_on,
                                    std::string_view title);

}  // namespace zs::requirements
