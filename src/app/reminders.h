#pragma once

#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/ids.h"
#include "calendar/work_calendar.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
class Database;
struct RunningCampaign;
}  // namespace zs::store

namespace zs::app {

struct Reminded {
    std::int64_t people = 0;  ///< who got a digest
    std::int64_t groups = 0;
};

/// One digest a person and day, on working days from half past eight in the morning, for whoever owes
/// something: contacts what they file, leaders, reviewers and the creation office what waits for their
/// decision or is late.
class Reminders {
  public:
    Reminders(store::Database& database, Clock const& clock);

    /// Those of today for all running campaigns, unless made already or it is too early or no working day.
    void make_due();
    /// Those of today for one campaign, now; whoever has one of today keeps it. Needs the right to manage it.
    Result<Reminded> make(CampaignId id, Caller const& who);

  private:
    Result<Reminded> make_in(store::Connection& connection,
                             std::vector<store::RunningCampaign> const& campaigns, Caller const& who);

    store::Database& database_;
    Clock const& clock_;
    calendar::WorkCalendar calendar_;
};

}  // namespace zs::app
