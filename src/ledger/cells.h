#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "calendar/day.h"
#include "ledger/wide.h"

/// What a cell says. Called for every cell that a measure needs, so the customary forms are inline. Seven
/// bytes behind a cell must be readable (kCellPadding).
namespace zs::ledger {

inline constexpr std::size_t kCellPadding = 7;

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

/// These take cells as they stand in the file, quotes and blanks included.
DayIndex read_other_day(std::string_view raw);
std::int64_t read_other_decimal(std::string_view raw, std::int64_t unit);
std::string_view clean_other(std::string_view cell, std::string& scratch);

inline std::uint64_t load8(char const* at) {
    std::uint64_t out = 0;
    std::memcpy(&out, at, 8);
    return out;
}

inline std::uint32_t load2(char const* at) {
    std::uint16_t out = 0;
    std::memcpy(&out, at, 2);
    return out;
}

/// Up to eight digits, all at once; false if anything else is among them.
inline bool eight_digits(char const* at, std::size_t count, std::uint32_t& out) {
    auto digits = (load8(at) ^ 0x3030303030303030U) << (64 - 8 * count);
    if ((((digits + 0x0606060606060606U) | digits) & 0xF0F0F0F0F0F0F0F0U) != 0) return false;
    digits = digits * 10 + (digits >> 8U);
    constexpr std::uint64_t kPair = 0x000000FF000000FFU;
    digits = ((digits & kPair) * (100 + (1'000'000ULL << 32U)) +
              ((digits >> 16U) & kPair) * (1 + (10'000ULL << 32U))) >>
             32U;
    out = static_cast<std::uint32_t>(digits);
    return true;
}

}  // namespace detail

/// 2024-09-03, 2024/9/3, 2024.9.3, 20240903, 2024年9月3日, with a time of day after it, Excel serials.
inline DayIndex read_day(std::string_view cell) {
    if (cell.size() != 10) return cell.empty() ? kBlankDay : detail::read_other_day(cell);
    // "YYYY-MM-" and "DD", each as one number: what is left of a mark is 0, of a digit its value.
    auto const front = detail::load8(cell.data()) ^ 0x2D30302D30303030U;
    auto const back = detail::load2(cell.data() + 8) ^ 0x3030U;
    auto const strange = (((front + 0x0006060006060606U) | front) & 0xFFF0F0FFF0F0F0F0U) |
                         (((back + 0x0606U) | back) & 0xF0F0U);
    if (strange != 0) [[unlikely]]
        return detail::read_other_day(cell);
    auto const pairs = front * 10 + (front >> 8U);  // YY at byte 0 and 2, MM at byte 5
    auto const year = static_cast<std::uint32_t>((pairs & 0xFFU) * 100 + (pairs >> 16U & 0xFFU));
    auto const month = static_cast<std::uint32_t>(pairs >> 40U & 0xFFU);
    return detail::day_index(year, month, (back & 0xFU) * 10 + (back >> 8U));
}

/// 1200, 1200.50, 1,200.5, ￥1200元, 12万元. `unit` is what a bare number counts (10000 in a column of 万元).
inline std::int64_t read_decimal(std::string_view cell, std::int64_t unit) {
    if (cell.size() == 1 && static_cast<unsigned char>(cell[0] - '0') < 10)
        return static_cast<std::int64_t>(cell[0] - '0') * kOne * unit;
    if (cell.empty()) return kBlankDecimal;
    std::size_t whole = cell.size();
    std::uint32_t hundredths = 0;
    if (whole > 3 && cell[whole - 3] == '.') {
        auto const tens = static_cast<unsigned char>(cell[whole - 2]) - 0x30U;
        auto const ones = static_cast<unsigned char>(cell[whole - 1]) - 0x30U;
        if (tens > 9 || ones > 9) return detail::read_other_decimal(cell, unit);
        hundredths = tens * 10 + ones;
        whole -= 3;
    }
    std::uint32_t value = 0;
    if (whole > 8 || !detail::eight_digits(cell.data(), whole, value))
        return detail::read_other_decimal(cell, unit);
    return (static_cast<std::int64_t>(value) * 100 + hundredths) * (kOne / 100) * unit;
}

/// As read_decimal, of a text that nothing need follow.
std::int64_t decimal_from(std::string_view text);

/// Without the quotes and the blanks around it. `scratch` holds the text where it had to be changed.
inline std::string_view clean(std::string_view cell, std::string& scratch) {
    auto const plain = [](char c) { return static_cast<unsigned char>(c) > 0x22; };
    if (cell.empty() || (plain(cell.front()) && plain(cell.back()))) return cell;
    return detail::clean_other(cell, scratch);
}

}  // namespace zs::ledger
