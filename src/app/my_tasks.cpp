#include "app/my_tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "app/standing.h"
#include "app/trail.h"
#include "calendar/period.h"
#include "calendar/work_calendar.h"
#include "store/database.h"
#include "store/duty_store.h"

namespace zs::app {
namespace {

using campaign::AssignmentState;

calendar::WorkCalendar const& work_calendar() {
    static calendar::WorkCalendar const kCalendar = calendar::WorkCalendar::national().take();
    return kCalendar;
}

MyTaskPart part_of(AssignmentState state) {
    switch (state) {
        case AssignmentState::open:
        case AssignmentState::draft:
        case AssignmentState::returned: return MyTaskPart::to_do;
        case AssignmentState::filed: return MyTaskPart::filed;
        case AssignmentState::accepted:
        case AssignmentState::not_involved:
        case AssignmentState::withdrawn: return MyTaskPart::done;
    }
    return MyTaskPart::done;
}

std::string holidays_in(calendar::Between const& between) {
    std::map<std::string, int> named;
    for (auto const& day : between.skipped) {
        if (!day.article.empty()) ++named[day.reason];
    }
    std::string out;
    for (auto const& [reason, count] : named)
        out += fmt::format("，{} {} 天不计", reason, count);
    return out;
}

struct Due {
    std::optional<std::int64_t> working_days_left;
    std::string note;
};

Due due_of(std::string const& day, calendar::Day today) {
    Due out;
    auto const due = calendar::parse_day(day);
    if (!due) return out;
    bool const over = *due < today;
    auto const between = over ? calendar::between(*due, today, work_calendar())
                              : calendar::between(today, *due, work_calendar());
    out.working_days_left = over ? -between.working_days : between.working_days;
    if (*due == today) {
        out.note = "今天截止。";
        return out;
    }
    out.note = fmt::format("{} {} 个工作日（{} 天，当天不计入{}）", over ? "已超过" : "还有",
                           between.working_days, between.calendar_days, holidays_in(between));
    if (between.provisional) out.note += "；其中有年份的放假通知尚未公布，按周末推算";
    out.note += "。";
    return out;
}

/// Hundreds of tasks are due on a dozen days: each day is counted once.
class DueDays {
  public:
    explicit DueDays(calendar::Day today) : today_(today) {}
    void explain(MyTask& task) {
        if (!task.due_on) return;
        auto const [at, is_new] = known_.try_emplace(*task.due_on);
        if (is_new) at->second = due_of(*task.due_on, today_);
        task.working_days_left = at->second.working_days_left;
        task.due_note = at->second.note;
    }

  private:
    calendar::Day today_;
    std::map<std::string, Due> known_;
};

using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

Key key_of(store::OwedItem const& owed) {
    auto const request = owed.request_id ? owed.request_id->value : 0;
    return {owed.campaign_id.value, owed.organisation_id.value, request,
            request == 0 ? owed.item_id.value : 0};
}

MyTask begun(store::OwedItem&& owed) {
    MyTask out;
    out.assignment_id = owed.id;
    out.campaign_id = owed.campaign_id;
    out.campaign_name = std::move(owed.campaign_name);
    out.organisation_id = owed.organisation_id;
    out.organisation_name = std::move(owed.organisation_name);
    out.state = owed.state;
    out.due_on = std::move(owed.due_on);
    for (auto const& part : owed.parts) {
        if (std::find(out.forms.begin(), out.forms.end(), part.kind) == out.forms.end())
            out.forms.push_back(part.kind);
    }
    if (out.forms.empty()) out.forms = {catalogue::PartKind::statement};
    return out;
}

/// One item may be owed twice, as a whole and by a clause: it is shown once.
void add_item(MyTask& task, MyTask::Item item) {
    for (auto& known : task.items) {
        if (known.id != item.id) continue;
        known.lead = known.lead || item.lead;
        return;
    }
    task.items.push_back(std::move(item));
}

std::vector<MyTask> grouped(std::vector<store::OwedItem>&& all) {
    std::vector<MyTask> out;
    std::map<Key, std::size_t> places;
    for (auto& owed : all) {
        auto const [at, is_new] = places.emplace(key_of(owed), out.size());
        MyTask::Item item{owed.item_id, std::move(owed.number), std::move(owed.list_name),
                          std::move(owed.text), owed.role == campaign::DutyRole::lead};
        if (is_new) out.push_back(begun(std::move(owed)));
        add_item(out[at->second], std::move(item));
    }
    return out;
}

void count(MyTaskCounts& counts, MyTask const& task) {
    auto const part = part_of(task.state);
    if (part == MyTaskPart::filed) ++counts.filed;
    if (part == MyTaskPart::done) ++counts.done;
    if (part != MyTaskPart::to_do) return;
    ++counts.to_do;
    if (task.state == AssignmentState::returned) ++counts.returned;
    auto const left = task.working_days_left;
    if (left && *left < 0) ++counts.overdue;
    if (left && *left >= 0 && *left <= kSoonWorkingDays) ++counts.due_soon;
}

}  // namespace

Result<MyTaskList> MyTasks::list(std::optional<MyTaskPart> part, PageRequest wanted,
                                 Caller const& who) const {
    auto all = database_.read([&](auto& connection) {
        auto const reach = scope_of(connection, clock_, who).reach(Right::file);
        return reach.none() ? std::vector<store::OwedItem>() : store::DutyStore(connection).owed(reach);
    });
    auto tasks = grouped(std::move(all));
    DueDays days(*calendar::parse_day(today(clock_)));
    MyTaskList out;
    for (auto& task : tasks) {
        days.explain(task);
        count(out.counts, task);
    }
    if (part) std::erase_if(tasks, [&](MyTask const& task) { return part_of(task.state) != *part; });
    std::stable_partition(tasks.begin(), tasks.end(),
                          [](MyTask const& task) { return task.state == AssignmentState::returned; });
    auto const page = clamped(wanted);
    out.page = {static_cast<std::int64_t>(tasks.size()), page.offset, page.limit, {}};
    auto const first = std::min(static_cast<std::size_t>(page.offset), tasks.size());
    auto const last = std::min(first + static_cast<std::size_t>(page.limit), tasks.size());
    out.page.rows.assign(std::make_move_iterator(tasks.begin() + static_cast<std::ptrdiff_t>(first)),
                         std::make_move_iterator(tasks.begin() + static_cast<std::ptrdiff_t>(last)));
    return out;
}

}  // namespace zs::app
