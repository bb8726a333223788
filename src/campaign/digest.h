#pragma once

#include <optional>
#include <string>
#include <vector>

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

struct Digest {
    std::string title;
    std::string text;
};

/// How many days ahead something counts as due soon.
inline constexpr int kDaysAhead = 7;

/// What one person is told about a campaign on a day: what was returned, what is overdue, what is due within
/// kDaysAhead days, with the working days left. Nothing where there is nothing to tell. No comparison with
/// others. `day` is a day that exists.
std::optional<Digest> digest_for_person(std::string const& campaign, std::vector<Owed> const& owed,
                                        std::string const& day, calendar::WorkCalendar const& calendar);

/// What a group is told: numbers of the whole campaign, no names.
std::optional<Digest> digest_for_group(std::string const& campaign, std::vector<Owed> const& owed,
                                       std::string const& day);

}  // namespace zs::campaign
