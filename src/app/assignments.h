#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "json/settable.h"
#include "store/assignment.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::Assignment;
using store::AssignmentFilter;

/// What is to be done to many at once. A user name; empty: nobody in particular.
struct AssignmentEdit {
    std::optional<std::string> assignee;
    json::Settable<std::string> due_on;
    std::string reason;  ///< needed where a day is changed
};

/// One assignment before and after an edit, or why it is not touched.
struct EditedAssignment {
    Assignment before;
    std::optional<std::string> due_on;
    std::optional<std::string> assignee_name;
    bool changes = false;
    std::optional<std::string> refusal;  ///< Chinese
};

class Assignments {
  public:
    Assignments(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// The filter's reach is set here.
    Result<Page<Assignment>> list(AssignmentFilter filter, PageRequest page, Caller const& who) const;
    /// not_found unless all are of the campaign and seen; permission_denied unless all may be managed.
    Result<std::vector<EditedAssignment>> preview(CampaignId id, std::vector<AssignmentId> const& ids,
                                                  AssignmentEdit const& edit, Caller const& who) const;
    /// All or none; refuses (conflict) where the preview has a refusal.
    Result<std::vector<EditedAssignment>> edit(CampaignId id, std::vector<AssignmentId> const& ids,
                                               AssignmentEdit const& edit, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
