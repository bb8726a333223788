#pragma once

#include <cstdint>
#include <string>

#include "ledger/measure.h"

namespace zs::ledger {

enum class Dialect { postgresql, duckdb, sqlite };

/// The expressions in which engines differ. Days are days since 1970, decimals whole millionths; a cell
/// without a value is one of these.
inline constexpr std::int64_t kSqlBlankDay = -9'000'001;
inline constexpr std::int64_t kSqlBadDay = -9'000'000;
inline constexpr std::int64_t kSqlBlankDecimal = -9'000'000'000'000'000'001;
inline constexpr std::int64_t kSqlBadDecimal = -9'000'000'000'000'000'000;

std::string sql_text(std::string_view text);  ///< 'quoted'
std::string sql_name(std::string_view name);  ///< "quoted"

std::string sql_clean(Dialect dialect, std::string const& column);
/// Of a clean text: the year, month and day it names (columns NAME_y, NAME_m, NAME_d) or the serial (NAME_s).
std::string sql_day_parts(Dialect dialect, std::string const& text, std::string const& name);
std::string sql_day(Dialect dialect, std::string const& text, std::string const& name);
/// Of a clean text: NAME_g sign, NAME_w whole digits, NAME_f digits after the point, NAME_p places to keep.
std::string sql_decimal_parts(Dialect dialect, std::string const& text, std::string const& name,
                              std::int64_t unit);
std::string sql_decimal(std::string const& text, std::string const& name);
std::string sql_add_months(Dialect dialect, std::string const& day, int count);
std::string sql_quotient(Dialect dialect, std::string const& a, std::string const& b);
std::string sql_remainder(Dialect dialect, std::string const& a, std::string const& b);
std::string sql_decimal_text(Dialect dialect, std::string const& millionths);
/// A table expression with one column `day` from first to last.
std::string sql_days(Dialect dialect, std::int64_t first, std::int64_t last);

}  // namespace zs::ledger
