#pragma once

#include <algorithm>
#include <vector>

#include "app/report_facts.h"
#include "store/problem.h"

/// Tasks and problems as the rows of reports and sheets: the columns are those of report_fields.h.
namespace zs::app {

/// One row for each item and deadline, with all the units that owe it: what a bulletin has room for. Where
/// they differ, state and day are left out.
FactRows item_rows(std::vector<store::ReportTask> const& tasks);
/// `before`: how many rows come before the first.
FactRows task_rows(std::vector<store::ReportTask> const& tasks, std::int64_t before);
FactRows problem_rows(std::vector<store::Problem> const& problems, std::int64_t before);

/// Takes personal data out of a row of these columns.
void hide_personal(std::vector<std::string> const& columns, std::vector<std::string>& cells);

/// The part of a list that a page asks for.
template <class T>
std::vector<T> page_of(std::vector<T>&& all, PageRequest page) {
    auto const size = static_cast<std::int64_t>(all.size());
    auto const from = std::min(page.offset, size);
    auto const to = page.limit < size - from ? from + page.limit : size;
    return {std::make_move_iterator(all.begin() + from), std::make_move_iterator(all.begin() + to)};
}

}  // namespace zs::app
