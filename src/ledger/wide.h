#pragma once

#include <cstdint>
#include <limits>
#include <string>

namespace zs::ledger {

/// Sums of money over any number of rows, without overflow and without rounding.
__extension__ using Wide = __int128;

/// Decimals are whole millionths: 12.5 is 12'500'000. More than six places is an error, never a rounding.
inline constexpr std::int64_t kOne = 1'000'000;
/// Cells without a value. Every real decimal is larger.
inline constexpr std::int64_t kBlankDecimal = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t kBadDecimal = kBlankDecimal + 1;

std::string decimal_text(Wide millionths);  ///< "12.5"

}  // namespace zs::ledger
