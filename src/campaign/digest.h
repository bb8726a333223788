#pragma once

#include <optional>
#include <string>
#include <vector>

#include "campaign/workflow.h"

namespace zs::calendar {
class WorkCalendar;
}

namespace zs::campaign {

/// Something a unit still owes: not yet filed, or returned.
struct Owed {
    std::string number;  ///< of the item
    std::string text;
    std::string organisation;
    std::optional<std::string> due_on;  ///< YYYY-MM-DD
    bool returned = false;
};

/// A submission that waits for a person's decision.
struct Waiting {
    std::string number;
    std::string text;
    std::string organisation;
    std::string since;  ///< YYYY-MM-DD
    SubmissionState state = SubmissionState::unit_review;
};

/// What one person is told of one campaign.
struct Work {
    std::string campaign;
    std::vector<Owed> owed;
    std::vector<Waiting> waiting;
    std::vector<Owed> late_in_unit;  ///< for a unit's leader: what others of the unit have not filed in time
    /// For the creation office: how much is late, of how many units. No names.
    std::size_t late_tasks = 0;
    std::size_t late_units = 0;
};

struct Digest {
    std::string title;
    std::string text;
};

/// How many days ahead something counts as due soon.
inline constexpr int kDaysAhead = 7;

/// What one person is told on a day: what waits for them and since when, what was returned, what is overdue,
/// what is due within kDaysAhead days, with the working days left. Nothing where there is nothing to tell. No
/// comparison with others. `day` is a day that exists.
std::optional<Digest> digest_for_person(std::vector<Work> const& campaigns, std::string const& day,
                                        calendar::WorkCalendar const& calendar);

/// What a group is told: numbers of the whole campaign, no names.
std::optional<Digest> digest_for_group(std::string const& campaign, std::vector<Owed> const& owed,
                                       std::string const& day);

}  // namespace zs::campaign
