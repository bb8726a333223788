#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "campaign/board.h"
#include "store/board.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

/// How an item stands with a body: the least finished of its assignments there.
struct HeatCell {
    std::int64_t column = 0;  ///< into HeatMap::bodies
    campaign::AssignmentState state = campaign::AssignmentState::open;
    std::int64_t amount = 0;
    bool late = false;
};

struct HeatRow {
    store::BoardItem item;
    std::vector<HeatCell> cells;
};

/// Items × bodies; only the cells where there is something to do, only the items that have any.
struct HeatMap {
    Page<store::BoardBody> bodies;
    std::vector<HeatRow> rows;
};

struct StepQuery {
    store::StepKind kind = store::StepKind::filed;
    std::string since;  ///< days in China, both included
    std::string until;
};

/// A campaign at a glance, and the lists behind its numbers; all of them of what the caller sees.
class Dashboard {
  public:
    Dashboard(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    struct View {
        campaign::Board board;
        bool whole = false;  ///< of the whole campaign, or of a part of it
    };
    Result<View> find(CampaignId id, Caller const& who) const;
    /// `page`: of the bodies.
    Result<HeatMap> heat(CampaignId id, PageRequest page, Caller const& who) const;
    Result<Page<store::BoardStep>> steps(CampaignId id, StepQuery const& query, PageRequest page,
                                         Caller const& who) const;
    Result<Page<store::Reuse>> reuses(CampaignId id, PageRequest page, Caller const& who) const;
    /// Those that are furthest first. conflict unless an administrator switched it on with a reason.
    Result<std::vector<store::BodyProgress>> ranking(CampaignId id, Caller const& who) const;

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
