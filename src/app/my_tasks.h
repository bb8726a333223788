#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "campaign/content.h"
#include "campaign/effect.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

/// One thing to file: everything that is asked for once, however many items it is for.
struct MyTask {
    struct Item {
        ItemId id;
        std::string number;
        std::string list_name;
        std::string text;
        bool lead = false;
    };
    AssignmentId assignment_id;  ///< of the first item: opens the submission
    CampaignId campaign_id;
    std::string campaign_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    campaign::AssignmentState state = campaign::AssignmentState::open;
    std::vector<Item> items;
    std::vector<catalogue::PartKind> forms;  ///< each kind once, in the order of the request
    std::optional<std::string> due_on;
    std::optional<std::int64_t> working_days_left;  ///< below 0: so many over
    std::string due_note;                           ///< Chinese: how the days were counted
};

/// What everybody sees above the list.
struct MyTaskCounts {
    std::int64_t to_do = 0;  ///< open, draft, returned
    std::int64_t returned = 0;
    std::int64_t overdue = 0;
    std::int64_t due_soon = 0;  ///< within kSoonWorkingDays
    std::int64_t filed = 0;
    std::int64_t done = 0;
};
inline constexpr int kSoonWorkingDays = 5;

enum class MyTaskPart { to_do, filed, done };
ZS_WIRE_ENUM(MyTaskPart, to_do, filed, done);

struct MyTaskList {
    MyTaskCounts counts;
    Page<MyTask> page;
};

/// What the caller owes, for the bodies they file for, in campaigns that run.
class MyTasks {
  public:
    MyTasks(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// Returned ones first, then by the day they are due.
    Result<MyTaskList> list(std::optional<MyTaskPart> part, PageRequest page, Caller const& who) const;

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
