#include "app/dashboard.h"

#include <algorithm>
#include <map>

#include "app/campaign_access.h"
#include "app/trail.h"
#include "calendar/work_calendar.h"
#include "store/assignment_store.h"
#include "store/board_store.h"
#include "store/database.h"
#include "store/tally_store.h"

namespace zs::app {
namespace {

using campaign::AssignmentState;

calendar::WorkCalendar const& work_calendar() {
    static calendar::WorkCalendar const kCalendar = calendar::WorkCalendar::national().take();
    return kCalendar;
}

/// The counts of assignments of some bodies, as tallies.
void add_assignments(store::Connection& connection, CampaignId id, campaign::Reach const& reach,
                     std::vector<campaign::Tally>& tallies) {
    if (reach.all) return;
    for (auto& count : store::AssignmentStore(connection).counts(id, reach)) {
        tallies.push_back({campaign::assignment_kind(count.state),
                           count.due_on.value_or(std::string(campaign::kNoDay)), count.amount});
    }
}

/// The less is done, the lower.
int progress_of(AssignmentState state) {
    switch (state) {
        case AssignmentState::returned: return 0;
        case AssignmentState::open: return 1;
        case AssignmentState::draft: return 2;
        case AssignmentState::filed: return 3;
        case AssignmentState::accepted: return 4;
        case AssignmentState::not_involved: return 5;
        case AssignmentState::withdrawn: return 6;
    }
    return 0;
}

void add_cell(std::vector<HeatCell>& cells, std::int64_t column, store::BoardCell const& one,
              std::string const& day) {
    bool const owed = progress_of(one.state) < progress_of(AssignmentState::filed);
    bool const late = owed && one.due_order < day;
    for (auto& cell : cells) {
        if (cell.column != column) continue;
        if (progress_of(one.state) < progress_of(cell.state)) cell.state = one.state;
        ++cell.amount;
        cell.late = cell.late || late;
        return;
    }
    cells.push_back({column, one.state, 1, late});
}

std::vector<HeatRow> heat_rows(store::BoardStore const& store, store::Campaign const& campaign,
                               std::vector<store::BoardBody> const& bodies, std::string const& day) {
    std::map<OrganisationId, std::int64_t> columns;
    for (auto const& body : bodies)
        columns.emplace(body.id, static_cast<std::int64_t>(columns.size()));
    std::map<ItemId, std::vector<HeatCell>> cells;
    for (auto const& one : store.cells(campaign.id, bodies))
        add_cell(cells[one.item_id], columns.at(one.organisation_id), one, day);
    std::vector<HeatRow> out;
    for (auto& item : store.items(campaign.catalogue_id)) {
        auto found = cells.find(item.id);
        if (found == cells.end()) continue;
        std::sort(found->second.begin(), found->second.end(),
                  [](auto const& a, auto const& b) { return a.column < b.column; });
        out.push_back({std::move(item), std::move(found->second)});
    }
    return out;
}

Result<calendar::Day> day_of(std::string const& text, char const* where) {
    auto const day = calendar::parse_day(text);
    if (!day) return messages::invalid(where, "日期须写成 2026-03-31 的样子。");
    return *day;
}

bool is_further(store::BodyProgress const& a, store::BodyProgress const& b) {
    return a.settled * b.total > b.settled * a.total;
}

}  // namespace

Result<Dashboard::View> Dashboard::find(CampaignId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<View> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id));
        auto const reach = reach_in(scope, Right::see, campaign);
        campaign::BoardInput input;
        input.tallies = store::TallyStore(connection).of(id, reach);
        add_assignments(connection, id, reach, input.tallies);
        for (auto& stage : store::CampaignStore(connection).stages(id))
            input.stages.push_back(
                {std::move(stage.name), std::move(stage.starts_on), std::move(stage.ends_on)});
        input.today = *calendar::parse_day(today(clock_));
        return View{campaign::board_of(input, work_calendar()), reach.all};
    });
}

Result<HeatMap> Dashboard::heat(CampaignId id, PageRequest page, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<HeatMap> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id));
        store::BoardStore const store(connection);
        HeatMap out;
        out.bodies = store.bodies(id, reach_in(scope, Right::see, campaign), clamped(page));
        out.rows = heat_rows(store, campaign, out.bodies.rows, today(clock_));
        return out;
    });
}

Result<Page<store::BoardStep>> Dashboard::steps(CampaignId id, StepQuery const& query, PageRequest page,
                                                Caller const& who) const {
    ASSIGN_OR_RETURN(auto const since, day_of(query.since, "?since"));
    ASSIGN_OR_RETURN(auto const until, day_of(query.until, "?until"));
    return database_.read([&](auto& connection) -> Result<Page<store::BoardStep>> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id));
        store::StepFilter const filter{id, reach_in(scope, Right::see, campaign), query.kind,
                                       campaign::start_of_day_in_china(since),
                                       campaign::start_of_day_in_china(until + 1)};
        auto out = store::BoardStore(connection).steps(filter, clamped(page));
        // Why a unit's leader sent something back is a matter within the unit.
        for (auto& step : out.rows) {
            bool const inner = step.state == campaign::SubmissionState::unit_review;
            if (inner && !scope.may(Right::draft, {step.organisation_id, step.path})) step.reason.clear();
        }
        return out;
    });
}

Result<Page<store::Reuse>> Dashboard::reuses(CampaignId id, PageRequest page, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Page<store::Reuse>> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id));
        auto out =
            store::BoardStore(connection).reuses(id, reach_in(scope, Right::see, campaign), clamped(page));
        for (auto& one : out.rows) {
            if (!one.let_out && !scope.may(Right::draft, {one.organisation_id, one.path}))
                one.title = "尚未报出的材料";
        }
        return out;
    });
}

Result<std::vector<store::BodyProgress>> Dashboard::ranking(CampaignId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<store::BodyProgress>> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id));
        // Rankings are off unless somebody answers for them: docs/decisions/0013.
        if (!campaign.ranking_reason)
            return Error{ErrorCode::conflict, "没有启用排名；确有依据的，由管理员写明理由后启用。", "", {}};
        auto out =
            store::BoardStore(connection).progress(id, reach_in(scope, Right::see, campaign), today(clock_));
        std::stable_sort(out.begin(), out.end(), is_further);
        return out;
    });
}

}  // namespace zs::app
