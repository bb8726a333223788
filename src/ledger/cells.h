#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "calendar/day.h"
#include "ledger/wide.h"

/// What a cell says. Called for every cell that a measure needs, so the customary forms are inline.
namespace zs::ledger {

/// A day of a ledger: 0 blank, 1 unreadable, else 2 + days since kFirstDay. Small and dense: it indexes
/// tables.
using DayIndex = std::uint32_t;
inline constexpr DayIndex kBlankDay = 0;
inline constexpr DayIndex kBadDay = 1;
inline constexpr int kFirstYear = 1949;
inline constexpr int kLastYear = 2099;
inline constexpr calendar::Day kFirstDay = -7670;  ///< 1949-01-01
inline constexpr DayIndex kDayCount = 55'152 + 2;  ///< to 2099-12-31, and the two without a value

inline calendar::Day day_of_index(DayIndex index) {
    return kFirstDay + static_cast<calendar::Day>(index) - 2;
}

namespace detail {

/// By (year - kFirstYear) * 16 + month: index of the first of the month << 5 | its length; 0 for no month.
std::array<std::uint32_t, (kLastYear - kFirstYear + 1) * 16> consteval months() {
    std::array<std::uint32_t, (kLastYear - kFirstYear + 1) * 16> out{};
    std::uint32_t at = 2;
    for (int year = kFirstYear; year <= kLastYear; ++year) {
        bool const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (int month = 1; month <= 12; ++month) {
            bool const is_short = month == 4 || month == 6 || month == 9 || month == 11;
            std::uint32_t const length = month == 2 ? (leap ? 29 : 28) : (is_short ? 30 : 31);
            out[static_cast<std::size_t>((year - kFirstYear) * 16 + month)] = at << 5U | length;
            at += length;
        }
    }
    return out;
}
inline constexpr auto kMonths = months();

inline DayIndex day_index(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
    std::uint32_t const row = year - kFirstYear;
    if (row > kLastYear - kFirstYear || month > 15) return kBadDay;
    auto const entry = kMonths[row * 16 + month];
    return day - 1 < (entry & 31U) ? (entry >> 5U) + day - 1 : kBadDay;
}

DayIndex read_other_day(std::string_view cell);
std::int64_t read_other_decimal(std::string_view cell, std::int64_t unit);
std::string_view clean_other(std::string_view cell, std::string& scratch);

inline std::uint64_t load8(char const* at) {
    std::uint64_t out = 0;
    std::memcpy(&out, at, 8);
    return out;
}

}  // namespace detail

/// 2024-09-03, 2024/9/3, 2024.9.3, 20240903, 2024年9月3日, with a time of day after it, Excel serials.
inline DayIndex read_day(std::string_view cell) {
    if (cell.empty()) return kBlankDay;
    if (cell.size() != 10) return detail::read_other_day(cell);
    constexpr std::uint64_t kDigits = 0x00FFFF00FFFFFFFFU;
    auto const word = detail::load8(cell.data());
    auto const marks = word & ~kDigits;
    if (marks != 0x2D00002D00000000U && marks != 0x2F00002F00000000U) return detail::read_other_day(cell);
    auto const digits = (word ^ 0x0030300030303030U) & kDigits;
    std::uint32_t const tens = static_cast<unsigned char>(cell[8]) - 0x30U;
    std::uint32_t const ones = static_cast<unsigned char>(cell[9]) - 0x30U;
    if ((((digits + 0x0606060606060606U) | digits) & 0xF0F0F0F0F0F0F0F0U) != 0 || tens > 9 || ones > 9)
        return detail::read_other_day(cell);
    auto const pairs = ((digits * 10) + (digits >> 8U)) & 0x00FF00FF;  // YY at byte 0 and 2
    auto const year = static_cast<std::uint32_t>((pairs & 0xFFU) * 100 + (pairs >> 16U & 0xFFU));
    auto const month = static_cast<std::uint32_t>((digits >> 40U & 0xFFU) * 10 + (digits >> 48U & 0xFFU));
    return detail::day_index(year, month, tens * 10 + ones);
}

/// 1200, 1200.50, 1,200.5, ￥1200元, 12万元. `unit` is what a bare number counts (10000 in a column of 万元).
inline std::int64_t read_decimal(std::string_view cell, std::int64_t unit) {
    if (cell.empty()) return kBlankDecimal;
    if (cell.size() > 12) return detail::read_other_decimal(cell, unit);
    std::int64_t value = 0;
    std::size_t at = 0;
    for (; at < cell.size(); ++at) {
        auto const digit = static_cast<unsigned char>(cell[at]) - 0x30U;
        if (digit > 9) break;
        value = value * 10 + digit;
    }
    if (at == cell.size()) return value * kOne * unit;
    if (cell[at] != '.' || at == 0 || cell.size() - at != 3) return detail::read_other_decimal(cell, unit);
    auto const tenths = static_cast<unsigned char>(cell[at + 1]) - 0x30U;
    auto const hundredths = static_cast<unsigned char>(cell[at + 2]) - 0x30U;
    if (tenths > 9 || hundredths > 9) return detail::read_other_decimal(cell, unit);
    return (value * 100 + tenths * 10 + hundredths) * (kOne / 100) * unit;
}

/// Without the quotes and the blanks around it. `scratch` holds the text where it had to be changed.
inline std::string_view clean(std::string_view cell, std::string& scratch) {
    auto const plain = [](char c) { return static_cast<unsigned char>(c) > 0x22; };
    if (cell.empty() || (plain(cell.front()) && plain(cell.back()))) return cell;
    return detail::clean_other(cell, scratch);
}

}  // namespace zs::ledger
