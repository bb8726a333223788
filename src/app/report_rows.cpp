#include "app/report_rows.h"

#include <fmt/format.h>

#include <map>
#include <tuple>

#include "app/masked_text.h"
#include "base/clock.h"
#include "calendar/day.h"

namespace zs::app {
namespace {

char const* words_of(campaign::ProblemState state) {
    switch (state) {
        case campaign::ProblemState::open: return "待制定方案";
        case campaign::ProblemState::rectifying: return "整改中";
        case campaign::ProblemState::done: return "待复核";
        case campaign::ProblemState::checked: return "待销号";
        case campaign::ProblemState::closed: return "已销号";
    }
    return "";
}

char const* words_of(campaign::ProblemSource source) {
    switch (source) {
        case campaign::ProblemSource::check: return "自动检查";
        case campaign::ProblemSource::reviewer: return "审核";
        case campaign::ProblemSource::inspector: return "督查";
        case campaign::ProblemSource::assessor: return "评估";
    }
    return "";
}

/// The day in China of an instant.
std::string day_of_instant(std::string const& at) {
    auto const instant = parse_iso_time(at);
    return instant ? day_words(iso_time(*instant + std::chrono::hours(8)).substr(0, 10)) : "";
}

}  // namespace

std::string day_words(std::string const& iso) {
    auto const day = calendar::parse_day(iso);
    if (!day) return iso;
    auto const civil = calendar::civil_of(*day);
    return fmt::format("{}年{}月{}日", civil.year, civil.month, civil.day);
}

char const* state_words(campaign::AssignmentState state) {
    using enum campaign::AssignmentState;
    switch (state) {
        case open: return "待填报";
        case draft: return "填报中";
        case filed: return "审核中";
        case returned: return "被退回";
        case accepted: return "已验收";
        case not_involved: return "不涉及";
        case withdrawn: return "已撤销";
    }
    return "";
}

FactRows item_rows(std::vector<store::ReportTask> const& tasks) {
    constexpr std::size_t kRole = 4, kUnit = 5, kState = 7, kAccepted = 8;
    FactRows out = task_rows({}, 0);
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> places;
    for (auto& row : task_rows(tasks, 0).rows) {
        auto const& cells = row.cells;
        auto const [at, fresh] =
            places.emplace(std::tuple(cells[1], cells[2], cells[3], cells[6]), out.rows.size());
        if (fresh) {
            row.cells[0] = std::to_string(out.rows.size() + 1);
            out.rows.push_back(std::move(row));
            continue;
        }
        auto& there = out.rows[at->second].cells;
        there[kUnit] += "、" + cells[kUnit];
        if (there[kRole] != cells[kRole]) there[kRole] = "牵头、责任";
        for (auto const column : {kState, kAccepted}) {
            if (there[column] != cells[column]) there[column].clear();
        }
    }
    return out;
}

FactRows task_rows(std::vector<store::ReportTask> const& tasks, std::int64_t before) {
    FactRows out{{"序号", "编号", "清单", "内容", "角色", "单位", "期限", "状态", "验收日期"}, {}};
    for (auto const& one : tasks) {
        FactRow row;
        row.cells = {std::to_string(++before),
                     one.number,
                     one.list_name,
                     one.text,
                     one.role == campaign::DutyRole::lead ? "牵头" : "责任",
                     one.organisation_name,
                     day_words(one.due_on.value_or("")),
                     state_words(one.state),
                     day_of_instant(one.at)};
        row.assignment_id = one.id;
        row.organisation_id = one.organisation_id;
        out.rows.push_back(std::move(row));
    }
    return out;
}

void hide_personal(std::vector<std::string> const& columns, std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        bool const person = columns[i] == "联系人" || columns[i] == "责任人";
        cells[i] = person ? masked_name(cells[i]) : without_personal_data(cells[i]);
    }
}

FactRows problem_rows(std::vector<store::Problem> const& problems, std::int64_t before) {
    FactRows out{{"序号", "编号", "内容", "单位", "来源", "措施", "责任人", "期限", "原定期限", "状态",
                  "登记日期", "销号日期"},
                 {}};
    for (auto const& one : problems) {
        FactRow row;
        row.cells = {std::to_string(++before),
                     one.number.value_or(""),
                     one.detail.empty() ? one.title : one.title + "\n" + one.detail,
                     one.organisation_name,
                     words_of(one.source),
                     one.measure,
                     one.responsible,
                     day_words(one.progress.due_now.value_or("")),
                     day_words(one.progress.due_on.value_or("")),
                     words_of(one.progress.state),
                     day_of_instant(one.raised_at),
                     day_of_instant(one.closed_at.value_or(""))};
        row.problem_id = one.id;
        row.organisation_id = one.organisation_id;
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace zs::app
