#include "catalogue/diff/carry_over.h"

#include <algorithm>

#include "catalogue/diff/compared_text.h"
#include "catalogue/diff/pairing.h"

namespace zs::catalogue::diff {
namespace {

Outcome outcome_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::unchanged:
        case ChangeKind::moved: return Outcome::carries;
        case ChangeKind::reworded:
        case ChangeKind::split:
        case ChangeKind::merged: return Outcome::reopens;
        case ChangeKind::added: return Outcome::starts;
        case ChangeKind::withdrawn: return Outcome::ends;
    }
    return Outcome::reopens;
}

void count(OutcomeCounts& counts, Outcome outcome) {
    switch (outcome) {
        case Outcome::carries: ++counts.carries; break;
        case Outcome::reopens: ++counts.reopens; break;
        case Outcome::starts: ++counts.starts; break;
        case Outcome::ends: ++counts.ends; break;
    }
}

struct Duty {
    std::string key;
    CarriedTask task;
};

/// The tasks of some items of one side, each unit and role once.
std::vector<Duty> duties_of(std::vector<Standing> const& standings, std::vector<SideItem> const& items) {
    std::vector<Duty> out;
    auto const add = [&](std::vector<std::string> const& units, bool lead) {
        for (auto const& unit : units) {
            auto const key = compared_key(unit) + (lead ? "\n1" : "\n0");
            auto const known = [&](Duty const& duty) { return duty.key == key; };
            if (std::none_of(out.begin(), out.end(), known))
                out.push_back({key, {unit, lead, Outcome::starts}});
        }
    };
    for (auto const& side : items) {
        auto const& item = *standings[static_cast<std::size_t>(side.position) - 1].item;
        if (!item.applicable) continue;
        add(item.lead_units, true);
        add(item.responsible_units, false);
    }
    return out;
}

std::vector<CarriedTask> tasks_of(std::vector<Duty> const& before, std::vector<Duty> const& after,
                                  Outcome outcome) {
    std::vector<CarriedTask> out;
    auto const among = [](std::vector<Duty> const& duties, Duty const& wanted) {
        return std::any_of(duties.begin(), duties.end(), [&](Duty const& d) { return d.key == wanted.key; });
    };
    for (auto const& duty : after) {
        out.push_back(duty.task);
        out.back().outcome = among(before, duty) ? outcome : Outcome::starts;
    }
    for (auto const& duty : before) {
        if (among(after, duty)) continue;
        out.push_back(duty.task);
        out.back().outcome = Outcome::ends;
    }
    return out;
}

}  // namespace

CarryOver carry_over(Catalogue const& before, Catalogue const& after) {
    auto const old_items = standing_items(before);
    auto const new_items = standing_items(after);
    CarryOver out;
    for (auto& change : diff(before, after).changes) {
        CarriedItem item;
        item.kind = change.kind;
        item.outcome = outcome_of(change.kind);
        item.tasks =
            tasks_of(duties_of(old_items, change.before), duties_of(new_items, change.after), item.outcome);
        item.before = std::move(change.before);
        item.after = std::move(change.after);
        item.limits = std::move(change.limits);
        count(out.items, item.outcome);
        for (auto const& task : item.tasks)
            count(out.tasks, task.outcome);
        out.changes.push_back(std::move(item));
    }
    return out;
}

}  // namespace zs::catalogue::diff
