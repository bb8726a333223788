#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zs::catalogue::recognise {

/// A date as written, from its first to its last day, and where the writing ends.
struct DateWritten {
    std::string first;  ///< ISO
    std::string last;   ///< ISO; differs from `first` for a month, a half or a year
    std::size_t end = 0;
};
/// A date that begins at `at`: 2021年, 2021年6月底, 2021年上半年, 2021年6月30日, 2021-06-30, 2021.6,
/// 二〇二一年六月.
std::optional<DateWritten> read_date(std::u32string_view text, std::size_t at);

/// The period a text speaks of: 2020年以来, 2021年上半年, 2019年1月至2021年6月, 2019、2020年,
/// 截止2021年6月底.
struct DateWindow {
    std::optional<std::string> since;
    std::optional<std::string> until;
};
DateWindow read_window(std::u32string_view text);

}  // namespace zs::catalogue::recognise
