#include "campaign/icalendar.h"

#include <algorithm>

#include "calendar/day.h"

namespace zs::campaign {
namespace {

constexpr std::size_t kMaxLineBytes = 75;  // RFC 5545 §3.1, without the line break

std::string escaped(std::string_view text) {  // §3.3.11
    std::string out;
    for (char const c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\r') continue;
        out += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return out;
}

bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

void add_line(std::string& out, std::string_view line) {
    std::size_t room = kMaxLineBytes;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 0 && !begins_character(line[cut]))
            --cut;
        out.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = kMaxLineBytes - 1;  // the blank that says the line goes on
    }
    out.append(line).append("\r\n");
}

/// Only the digits: "2026-03-02T08:00:00Z" is 20260302T080000Z.
std::string basic(std::string_view iso) {
    std::string out(iso);
    std::erase_if(out, [](char c) { return c == '-' || c == ':'; });
    return out;
}

}  // namespace

std::string icalendar(std::string_view name, std::string_view stamp,
                      std::vector<CalendarEvent> const& events) {
    std::string out;
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//Zhunsheng//Zhunsheng//ZH");
    add_line(out, "CALSCALE:GREGORIAN");
    add_line(out, "METHOD:PUBLISH");
    add_line(out, "X-WR-CALNAME:" + escaped(name));
    for (auto const& event : events) {
        auto const last = calendar::parse_day(event.last_day);
        if (!last || !calendar::parse_day(event.first_day)) continue;
        add_line(out, "BEGIN:VEVENT");
        add_line(out, "UID:" + escaped(event.uid));
        add_line(out, "DTSTAMP:" + basic(stamp));
        add_line(out, "DTSTART;VALUE=DATE:" + basic(event.first_day));
        // The end of a whole day is the day after it (§3.6.1).
        add_line(out, "DTEND;VALUE=DATE:" + basic(calendar::to_string(*last + 1)));
        add_line(out, "SUMMARY:" + escaped(event.summary));
        if (!event.description.empty()) add_line(out, "DESCRIPTION:" + escaped(event.description));
        add_line(out, "TRANSP:TRANSPARENT");
        add_line(out, "END:VEVENT");
    }
    add_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace zs::campaign
