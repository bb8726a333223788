#pragma once

#include <string>
#include <string_view>

/// Internal to figures/.
namespace zs::campaign::figures {

/// What a sentence says of time, and the sentence without it.
struct Timed {
    std::string period;    ///< as in Figure; "" if it says nothing
    bool unclear = false;  ///< it says something that cannot be told: 近三年, 今年, two different years
    std::u32string rest;
};

/// `year` is of what stood before: "5月3日" alone belongs to it. Updated by what the sentence says.
Timed read_period(std::u32string_view sentence, std::string& year);

}  // namespace zs::campaign::figures
