#include "app/report_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "app/masked_text.h"
#include "app/report_fields.h"
#include "app/report_rows.h"
#include "base/clock.h"
#include "base/text.h"
#include "calendar/day.h"
#include "store/assignment_store.h"
#include "store/problem_store.h"
#include "store/report_store.h"
#include "store/tally_store.h"

namespace zs::app {
namespace {

using campaign::AssignmentState;
using report::TemplateData;
using report::TemplateList;

constexpr int kSoonDays = 30;
constexpr int kDefaultPeriodDays = 6;  // with today: a week

std::string days_later(std::string const& day, int days) {
    auto const parsed = calendar::parse_day(day);
    return parsed ? calendar::to_string(*parsed + days) : day;
}

/// The instant at which a day in China (UTC+8 all year) begins.
std::string begin_of(std::string const& day) {
    auto const midnight = parse_iso_time(day + "T00:00:00Z");
    return midnight ? iso_time(*midnight - std::chrono::hours(8)) : day;
}

std::vector<AssignmentState> states_of(std::string_view field) {
    using enum AssignmentState;
    if (field == "已验收" || field == "单位已验收") return {accepted};
    if (field == "审核中") return {filed};
    if (field == "待填报") return {open, draft};
    if (field == "被退回") return {returned};
    if (field == "不涉及") return {not_involved};
    if (field == "任务总数" || field == "单位任务数" || field == "任务") return {};
    if (field == "单位待完成") return {open, draft, filed, returned};
    return {open, draft, returned};
}

bool is_unfiled(AssignmentState state) {
    using enum AssignmentState;
    return state == open || state == draft || state == returned;
}

bool is_closed(store::Problem const& problem) {
    return problem.progress.state == campaign::ProblemState::closed;
}

TemplateList as_list(FactRows&& rows) {
    TemplateList out{std::move(rows.columns), {}};
    for (auto& row : rows.rows)
        out.rows.push_back(std::move(row.cells));
    return out;
}

/// A paragraph a row; a frame shows where something is still to be written.
TemplateList paragraphs(std::string const& text) {
    TemplateList out{{"段落"}, {}};
    for (auto const& line : split_lines(text)) {
        if (auto const plain = trim(line); !plain.empty()) out.rows.push_back({std::string(plain)});
    }
    if (out.rows.empty()) out.rows.push_back({"（待撰写）"});
    return out;
}

void hide_personal(TemplateData& data) {
    for (auto& [name, value] : data.fields)
        value = without_personal_data(value);
    for (auto& [name, list] : data.lists) {
        for (auto& row : list.rows)
            app::hide_personal(list.columns, row);
    }
}

}  // namespace

/// What is counted of tasks, in all or of one body.
struct ReportFacts::Amounts {
    struct One {
        std::map<AssignmentState, std::int64_t> by_state;
        std::int64_t overdue = 0;
        std::int64_t soon = 0;

        void add(store::StateCount const& row, std::string const& today, std::string const& soon_until) {
            if (row.state == AssignmentState::withdrawn) return;
            by_state[row.state] += row.amount;
            if (!is_unfiled(row.state) || !row.due_on) return;
            if (*row.due_on < today) overdue += row.amount;
            if (*row.due_on >= today && *row.due_on <= soon_until) soon += row.amount;
        }
        [[nodiscard]] std::int64_t of(AssignmentState state) const {
            auto const at = by_state.find(state);
            return at == by_state.end() ? 0 : at->second;
        }
        [[nodiscard]] std::int64_t total() const {
            std::int64_t out = 0;
            for (auto const& [state, amount] : by_state)
                out += amount;
            return out;
        }
        [[nodiscard]] std::int64_t waiting() const {
            return of(AssignmentState::open) + of(AssignmentState::draft);
        }
    };
    One all;
    std::map<OrganisationId, One> of_body;
};

ReportFacts::ReportFacts(store::Connection& connection, store::Campaign campaign,
                         store::ExportOptions options, std::string today)
    : connection_(connection),
      campaign_(std::move(campaign)),
      options_(std::move(options)),
      today_(std::move(today)) {}

std::string ReportFacts::since() const {
    return options_.since ? *options_.since : days_later(until(), -kDefaultPeriodDays);
}

std::string ReportFacts::until() const {
    return options_.until.value_or(today_);
}

ReportFacts::Amounts ReportFacts::amounts() const {
    Amounts out;
    auto const soon = days_later(today_, kSoonDays);
    for (auto const& row : store::AssignmentStore(connection_).counts(campaign_.id, {true, {}, {}})) {
        out.all.add(row, today_, soon);
        out.of_body[row.organisation_id].add(row, today_, soon);
    }
    return out;
}

void ReportFacts::add_amounts(Amounts const& counted, TemplateData& out) const {
    auto const& all = counted.all;
    auto const number = [&out](char const* name, std::int64_t value) {
        out.fields[name] = std::to_string(value);
    };
    number("任务总数", all.total());
    number("已验收", all.of(AssignmentState::accepted));
    number("审核中", all.of(AssignmentState::filed));
    number("待填报", all.waiting());
    number("被退回", all.of(AssignmentState::returned));
    number("不涉及", all.of(AssignmentState::not_involved));
    number("逾期", all.overdue);
    number("近期到期数", all.soon);
    auto const owed = all.total() - all.of(AssignmentState::not_involved);
    auto const done = all.of(AssignmentState::accepted);
    out.fields["验收率"] =
        owed == 0 ? "—"
                  : fmt::format("{:.1f}%", 100.0 * static_cast<double>(done) / static_cast<double>(owed));
}

void ReportFacts::add_units(Amounts const& counted, TemplateData& out) const {
    auto& list = out.lists["单位"];
    list.columns = {"序号", "名称", "任务", "已验收", "审核中", "待填报", "被退回", "逾期"};
    for (auto const& [id, name] : store::ReportStore(connection_).bodies(campaign_.id)) {
        auto const at = counted.of_body.find(id);
        auto const one = at == counted.of_body.end() ? Amounts::One{} : at->second;
        auto const cell = [](std::int64_t value) { return std::to_string(value); };
        list.rows.push_back({std::to_string(list.rows.size() + 1), name, cell(one.total()),
                             cell(one.of(AssignmentState::accepted)), cell(one.of(AssignmentState::filed)),
                             cell(one.waiting()), cell(one.of(AssignmentState::returned)),
                             cell(one.overdue)});
    }
}

void ReportFacts::add_words(TemplateData& out) const {
    auto const words = store::ReportStore(connection_).notes(campaign_.id).words;
    out.fields["创建办"] = words.signed_by.empty() ? campaign_.jurisdiction_name + "创建办" : words.signed_by;
    for (auto const& [name, text] : {std::pair<char const*, std::string const&>{"亮点举措", words.strengths},
                                     {"主要成效", words.effects},
                                     {"存在问题", words.problems},
                                     {"下一步打算", words.next_steps}}) {
        out.fields[name] = text;
        out.lists[name] = paragraphs(text);
    }
}

void ReportFacts::add_days(TemplateData& out) const {
    auto const parsed = calendar::parse_day(today_);
    auto const civil = calendar::civil_of(parsed.value_or(0));
    out.fields["活动"] = campaign_.name;
    out.fields["区名"] = campaign_.jurisdiction_name;
    out.fields["指标体系"] = campaign_.catalogue_title;
    out.fields["日期"] = day_words(today_);
    out.fields["年"] = std::to_string(civil.year);
    out.fields["月"] = std::to_string(civil.month);
    out.fields["期号"] = std::to_string(options_.issue.value_or(1));
    out.fields["起始日期"] = day_words(since());
    out.fields["截止日期"] = day_words(until());
}

std::vector<store::ReportTask> ReportFacts::tasks(std::string_view field, PageRequest page) const {
    store::ReportStore const store(connection_);
    if (field == "本期验收" || field == "本期验收数") {
        auto all = store.accepted(campaign_.id, begin_of(since()), begin_of(days_later(until(), 1)));
        return page_of(std::move(all), page);
    }
    store::ReportTaskFilter filter{campaign_.id, states_of(field), {}, {}, {}};
    if (field == "逾期" || field == "逾期任务") filter.due_until = days_later(today_, -1);
    if (field == "近期到期" || field == "近期到期数") {
        filter.due_since = today_;
        filter.due_until = days_later(today_, kSoonDays);
    }
    if (field == "任务" || field.starts_with("单位"))
        filter.organisation_id = options_.organisation_id.value_or(OrganisationId{});
    return store.tasks(filter, page);
}

std::vector<store::Problem> ReportFacts::problems(std::optional<bool> closed) const {
    std::vector<store::Problem> out;
    store::ProblemFilter const filter{{true, {}, {}}, campaign_.id, {}, {}};
    PageRequest page{0, kMaxPageLimit};
    for (std::int64_t total = 1; page.offset < total; page.offset += page.limit) {
        auto found = store::ProblemStore(connection_).page(filter, page);
        total = found.total;
        for (auto& one : found.rows) {
            if (!closed || *closed == is_closed(one)) out.push_back(std::move(one));
        }
    }
    std::reverse(out.begin(), out.end());  // the oldest first, as a ledger is kept
    return out;
}

void ReportFacts::add_tasks_of_unit(TemplateData& out) const {
    auto const all = tasks("任务", kAllRows);
    auto const done = std::count_if(all.begin(), all.end(), [](auto const& one) {
        return one.state == AssignmentState::accepted || one.state == AssignmentState::not_involved;
    });
    out.fields["单位任务数"] = std::to_string(all.size());
    out.fields["单位已验收"] = std::to_string(done);
    out.fields["单位待完成"] = std::to_string(static_cast<std::int64_t>(all.size()) - done);
    out.fields["单位名称"] = all.empty() ? "" : all.front().organisation_name;
    out.lists["任务"] = as_list(task_rows(all, 0));
}

/// As the dashboard counts it.
std::int64_t ReportFacts::spared() const {
    std::int64_t out = 0;
    for (auto const& tally : store::TallyStore(connection_).of(campaign_.id, {true, {}, {}})) {
        if (tally.kind.starts_with("spared/")) out += tally.amount;
    }
    return out;
}

TemplateList ReportFacts::highlights(PersonalText personal) const {
    TemplateList out{{"序号", "类别", "名称", "情况", "单位", "联系人", "电话"}, {}};
    auto const add = [&](char const* kind, std::vector<std::string> cells) {
        if (personal == PersonalText::hidden) cells.back().clear();
        std::vector<std::string> row{std::to_string(out.rows.size() + 1), kind};
        row.insert(row.end(), cells.begin(), cells.end());
        out.rows.push_back(std::move(row));
    };
    store::ReportStore const store(connection_);
    for (auto const& one : store.notes(campaign_.id).words.highlights)
        add(one.kind == store::HighlightKind::spot ? "现场点位" : "特色亮点",
            {one.name, one.text, one.organisation, one.contact, one.phone});
    for (auto const& one : store.cases(campaign_.id))
        add("案例",
            {one.entry.title, one.entry.text, one.organisation_name, one.entry.contact, one.entry.phone});
    return out;
}

TemplateData ReportFacts::collect(std::vector<std::string> const& wanted, PersonalText personal) const {
    auto const names = [&wanted](std::string_view name) {
        return std::any_of(wanted.begin(), wanted.end(), [&](std::string const& one) {
            return one == name || (one.starts_with(name) && one[name.size()] == '.');
        });
    };
    TemplateData out;
    add_days(out);
    add_words(out);
    auto const counted = amounts();
    add_amounts(counted, out);
    auto const found = problems({});
    std::vector<store::Problem> open;
    std::copy_if(found.begin(), found.end(), std::back_inserter(open),
                 [](auto const& one) { return !is_closed(one); });
    out.fields["问题总数"] = std::to_string(found.size());
    out.fields["未销号"] = std::to_string(open.size());
    out.fields["已销号"] = std::to_string(found.size() - open.size());
    if (names("免报次数")) out.fields["免报次数"] = std::to_string(spared());
    if (names("本期验收数")) out.fields["本期验收数"] = std::to_string(tasks("本期验收", kAllRows).size());
    if (options_.organisation_id) add_tasks_of_unit(out);
    if (names("单位")) add_units(counted, out);
    for (char const* list : {"本期验收", "近期到期", "逾期任务"}) {
        if (names(list)) out.lists[list] = as_list(item_rows(tasks(list, kAllRows)));
    }
    if (names("问题")) out.lists["问题"] = as_list(problem_rows(found, 0));
    if (names("未销号问题")) out.lists["未销号问题"] = as_list(problem_rows(open, 0));
    if (names("亮点")) out.lists["亮点"] = highlights(personal);
    if (personal == PersonalText::hidden) hide_personal(out);
    return out;
}

std::optional<FactRows> ReportFacts::rows_behind(std::string_view field, PageRequest page) const {
    auto const& fields = report_fields();
    bool const counted = std::any_of(fields.begin(), fields.end(),
                                     [&](auto const& one) { return one.name == field && one.counted; });
    if (!counted) return std::nullopt;
    if (field == "问题总数" || field == "已销号" || field == "未销号") {
        auto const closed = field == "问题总数" ? std::optional<bool>() : field == "已销号";
        return problem_rows(page_of(problems(closed), page), page.offset);
    }
    return task_rows(tasks(field, page), page.offset);
}

store::ReportWords ReportFacts::drafted() const {
    TemplateData data;
    add_days(data);
    add_amounts(amounts(), data);
    store::ReportWords out;
    for (auto const& one : store::ReportStore(connection_).cases(campaign_.id))
        out.strengths += one.organisation_name + "：" + one.entry.title + "。\n";
    auto const& f = data.fields;
    out.effects = fmt::format("截至{}，{}共有任务 {} 项，已验收 {} 项，验收率 {}。", f.at("日期"),
                              campaign_.name, f.at("任务总数"), f.at("已验收"), f.at("验收率"));
    for (auto const& one : problems(false)) {
        out.problems += one.organisation_name + "：" + one.title + "。\n";
        if (!one.measure.empty())
            out.next_steps += one.organisation_name + "：" + one.measure + "，" +
                              day_words(one.progress.due_now.value_or("")) + "前完成。\n";
    }
    return out;
}

}  // namespace zs::app
