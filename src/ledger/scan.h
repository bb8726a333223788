#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zs::ledger {

/// Where the cells of a stretch of CSV end: offsets of the commas and line feeds outside quotes. offsets[0]
/// is -1 (one delimiter before the text), so cell c of row r lies between offsets[before(r) + c] and the
/// next.
struct Delimiters {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> row_ends;  ///< for each line feed outside quotes, its index in `offsets`
    std::size_t offset_count = 0;
    std::size_t row_count = 0;
    std::size_t line_feed_count = 0;  ///< those inside quotes, too

    [[nodiscard]] std::uint32_t before(std::size_t row) const { return row == 0 ? 0 : row_ends[row - 1]; }

    /// Room for a text of that size; a block may write a few more than it has.
    void reserve(std::size_t bytes);
};

/// Finds them in a text that begins with a row (RFC 4180; a quote opens a cell only at its beginning,
/// elsewhere it is a character like any other). At least kScanPadding readable bytes must follow the text.
/// Returns false if the text ends inside quotes.
bool find_delimiters(std::string_view text, Delimiters& out);
inline constexpr std::size_t kScanPadding = 64;

}  // namespace zs::ledger
