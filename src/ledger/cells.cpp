#include "ledger/cells.h"

#include <fmt/format.h>

#include <optional>

#include "calendar/day.h"
#include "ledger/encoding.h"

namespace zs::ledger {
namespace {

constexpr std::int64_t kMostDecimal = 9'000'000'000'000'000'000;
constexpr std::uint32_t kFirstSerial = 10'000;  // 1927: smaller numbers are years or counts, not days
constexpr std::uint32_t kLastSerial = 73'050;   // 2099-12-31
constexpr calendar::Day kSerialZero = -25'569;  // 1899-12-30

bool is_digit_byte(char c) {
    return c >= '0' && c <= '9';
}

bool skip(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool skip_any(std::string_view& text, std::initializer_list<std::string_view> prefixes) {
    for (auto const prefix : prefixes) {
        if (skip(text, prefix)) return true;
    }
    return false;
}

std::optional<std::uint32_t> take_number(std::string_view& text, std::size_t most_digits) {
    std::uint32_t value = 0;
    std::size_t at = 0;
    for (; at < text.size() && at < most_digits && is_digit_byte(text[at]); ++at)
        value = value * 10 + static_cast<std::uint32_t>(text[at] - '0');
    if (at == 0) return std::nullopt;
    text.remove_prefix(at);
    return value;
}

/// What may stand between year, month and day, in UTF-8 and in GB18030.
bool skip_mark(std::string_view& text, std::string_view utf8, std::string_view gb) {
    while (skip(text, " ")) {
    }
    bool const found = skip_any(text, {"-", "/", ".", utf8, gb});
    while (skip(text, " ")) {
    }
    return found;
}

DayIndex read_serial(std::uint32_t serial, std::string_view rest) {
    if (skip(rest, ".")) {
        while (!rest.empty() && is_digit_byte(rest.front()))
            rest.remove_prefix(1);
    }
    if (!rest.empty() || serial < kFirstSerial || serial > kLastSerial) return kBadDay;
    auto const day = kSerialZero + static_cast<calendar::Day>(serial);
    return day < kFirstDay ? kBadDay : static_cast<DayIndex>(day - kFirstDay + 2);
}

/// The time of day after a date says nothing about the day.
bool is_time_of_day(std::string_view rest) {
    if (rest.empty()) return true;
    bool const parted = skip_any(rest, {" ", "T"});
    bool const looks_right = rest.empty() || is_digit_byte(rest.front()) ||
                             rest.find_first_of("0123456789") != std::string_view::npos;
    return parted && looks_right;
}

struct Scanned {
    std::int64_t digits = 0;
    int places = 0;
};

/// Digits with a point and thousands separators; nothing on overflow or more places than are kept.
std::optional<Scanned> take_decimal(std::string_view& text) {
    Scanned out;
    bool any = false;
    bool point = false;
    for (; !text.empty(); text.remove_prefix(1)) {
        char const c = text.front();
        if (c == '.' && !point) {
            point = true;
        } else if (is_digit_byte(c)) {
            any = true;
            if (point && out.places >= 10 && c == '0') continue;
            if (__builtin_mul_overflow(out.digits, 10, &out.digits) ||
                __builtin_add_overflow(out.digits, c - '0', &out.digits))
                return std::nullopt;
            out.places += point ? 1 : 0;
        } else if (c != ',' || point || !any) {
            break;
        }
    }
    if (!any || out.places > 12) return std::nullopt;
    return out;
}

std::optional<std::int64_t> take_unit(std::string_view text, std::int64_t bare) {
    std::int64_t unit = bare;
    if (skip_any(text, {"万", "\xCD\xF2"})) {
        unit = 10'000;
    } else if (skip_any(text, {"亿", "\xD2\xDA"})) {
        unit = 100'000'000;
    } else if (text.starts_with("元") || text.starts_with("\xD4\xAA")) {
        unit = 1;
    }
    skip_any(text, {"元", "\xD4\xAA"});
    if (text.empty()) return unit;
    return std::nullopt;
}

}  // namespace

std::string decimal_text(Wide millionths) {
    bool const negative = millionths < 0;
    Wide const magnitude = negative ? -millionths : millionths;
    auto whole = magnitude / kOne;
    std::string digits;
    do {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(whole % 10)));
        whole /= 10;
    } while (whole != 0);
    auto places = fmt::format("{:06}", static_cast<std::int64_t>(magnitude % kOne));
    places.erase(places.find_last_not_of('0') + 1);
    return (negative ? "-" : "") + digits + (places.empty() ? "" : "." + places);
}

std::int64_t decimal_from(std::string_view text) {
    std::string padded(text);
    padded.append(kCellPadding, '\0');
    return read_decimal(std::string_view(padded).substr(0, text.size()), 1);
}

DayIndex detail::read_other_day(std::string_view raw) {
    std::string scratch;
    auto cell = clean(raw, scratch);
    if (cell.empty()) return kBlankDay;
    if (cell.size() == 10 && cell.data() != raw.data()) return read_day(cell);
    if (cell.size() == 8 && cell.find_first_not_of("0123456789") == std::string_view::npos) {
        auto rest = cell;
        auto const year = take_number(rest, 4);
        auto const month = take_number(rest, 2);
        auto const day = take_number(rest, 2);
        return day_index(*year, *month, *day);
    }
    auto const year = take_number(cell, 6);
    if (!year) return kBadDay;
    if (*year >= kFirstSerial || cell.empty()) return read_serial(*year, cell);
    if (!skip_mark(cell, "年", "\xC4\xEA")) return kBadDay;
    auto const month = take_number(cell, 2);
    if (!month || !skip_mark(cell, "月", "\xD4\xC2")) return kBadDay;
    auto const day = take_number(cell, 2);
    if (!day) return kBadDay;
    skip_any(cell, {"日", "\xC8\xD5", "号", "\xBA\xC5"});
    return is_time_of_day(cell) ? day_index(*year, *month, *day) : kBadDay;
}

std::int64_t detail::read_other_decimal(std::string_view raw, std::int64_t unit) {
    std::string scratch;
    auto cell = clean(raw, scratch);
    if (cell.empty()) return kBlankDecimal;
    bool const negative = skip(cell, "-");
    if (!negative) skip(cell, "+");
    skip_any(cell, {"￥", "¥", "\xA3\xA4"});
    auto const number = take_decimal(cell);
    if (!number) return kBadDecimal;
    while (skip(cell, " ")) {
    }
    auto const factor = take_unit(cell, unit);
    if (!factor) return kBadDecimal;
    Wide value = static_cast<Wide>(number->digits) * kOne * *factor;
    for (int place = 0; place < number->places; ++place) {
        if (value % 10 != 0) return kBadDecimal;
        value /= 10;
    }
    if (value > kMostDecimal) return kBadDecimal;
    return static_cast<std::int64_t>(negative ? -value : value);
}

std::string_view detail::clean_other(std::string_view cell, std::string& scratch) {
    auto const blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    auto const trimmed = [&](std::string_view text) {
        while (!text.empty() && blank(text.front()))
            text.remove_prefix(1);
        while (!text.empty() && blank(text.back()))
            text.remove_suffix(1);
        return text;
    };
    cell = trimmed(cell);
    if (!cell.starts_with('"')) return cell;
    cell.remove_prefix(1);
    if (cell.ends_with('"')) cell.remove_suffix(1);
    if (cell.find('"') == std::string_view::npos) return trimmed(cell);
    scratch.clear();
    for (std::size_t at = 0; at < cell.size(); ++at) {
        scratch += cell[at];
        if (cell[at] == '"' && at + 1 < cell.size() && cell[at + 1] == '"') ++at;
    }
    return trimmed(scratch);
}

}  // namespace zs::ledger
