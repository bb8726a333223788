#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zs::campaign {

/// Something of one whole day, or of several.
struct CalendarEvent {
    std::string uid;        ///< the same for the same thing each time it is read
    std::string first_day;  ///< YYYY-MM-DD
    std::string last_day;
    std::string summary;
    std::string description;
};

/// text/calendar as of RFC 5545: CRLF, lines of at most 75 bytes that are not cut inside a character, texts
/// escaped. `stamp`: the instant of writing, as of base/clock.h.
std::string icalendar(std::string_view name, std::string_view stamp,
                      std::vector<CalendarEvent> const& events);

}  // namespace zs::campaign
