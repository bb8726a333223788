#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ledger/scan.h"

/// The scan in blocks of 64 bytes, for whatever finds the bytes of a block; used by scan.cpp alone.
namespace zs::ledger {

/// A bit for each of 64 bytes.
struct BlockMasks {
    std::uint64_t commas = 0;
    std::uint64_t line_feeds = 0;
    std::uint64_t quotes = 0;
};

struct BlockScan {
    std::size_t stopped_at = 0;  ///< the size of the text, or the block whose quotes stand amid cells
    bool quoted = false;
};

namespace detail {

/// Bit i of the result: whether an odd number of quotes stands at or before i.
[[gnu::always_inline]] inline std::uint64_t inside_quotes(std::uint64_t quotes) {
    for (unsigned shift = 1; shift < 64; shift *= 2)
        quotes ^= quotes << shift;
    return quotes;
}

[[gnu::always_inline]] inline void put_offsets(std::uint64_t mask, std::size_t base, std::uint32_t* to) {
    auto const count = std::popcount(mask);
#pragma GCC unroll 8
    for (int i = 0; i < 8; ++i) {  // surplus writes are overwritten or beyond the count
        to[i] = static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(std::countr_zero(mask));
        mask &= mask - 1;
    }
    for (int i = 8; i < count; ++i) {
        to[i] = static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(std::countr_zero(mask));
        mask &= mask - 1;
    }
}

}  // namespace detail

/// What a block with quotes, or inside them, has for commas and line feeds; false if a quote opens amid a
/// cell.
[[gnu::always_inline]] inline bool settle_quotes(std::string_view text, std::size_t base, BlockMasks& found,
                                                 std::uint64_t& quoted, std::size_t& quoted_feeds) {
    bool const may_open =
        base == 0 || text[base - 1] == ',' || text[base - 1] == '\n' || text[base - 1] == '"';
    auto const before_cell = found.commas | found.line_feeds | found.quotes;
    auto const inside = detail::inside_quotes(found.quotes) ^ quoted;
    auto const opening = found.quotes & inside;
    if ((opening & ~(before_cell << 1U | (may_open ? 1U : 0U))) != 0) return false;
    quoted_feeds += static_cast<std::size_t>(std::popcount(found.line_feeds & inside));
    found.commas &= ~inside;
    found.line_feeds &= ~inside;
    quoted = std::uint64_t{0} - (inside >> 63U);
    return true;
}

/// Everything in local variables: the arrays that are written could otherwise hold them.
template <class Finder>
[[gnu::always_inline]] inline BlockScan scan_blocks(std::string_view text, Delimiters& out) {
    std::uint64_t quoted = 0;  // all ones inside quotes
    std::uint32_t* const offsets = out.offsets.data();
    std::uint32_t* const row_ends = out.row_ends.data();
    std::size_t offset_count = out.offset_count;
    std::size_t row_count = out.row_count;
    std::size_t quoted_feeds = 0;
    std::size_t base = 0;
    for (; base < text.size(); base += 64) {
        auto found = Finder::masks(text.data() + base);
        if (text.size() - base < 64) {
            std::uint64_t const inside = (std::uint64_t{1} << (text.size() - base)) - 1;
            found = {found.commas & inside, found.line_feeds & inside, found.quotes & inside};
        }
        if ((found.quotes | quoted) != 0) [[unlikely]] {
            if (!settle_quotes(text, base, found, quoted, quoted_feeds)) break;
        }
        auto const delimiters = found.commas | found.line_feeds;
        detail::put_offsets(delimiters, base, offsets + offset_count);
        // Most blocks end one row or none: one is written in any case, so that there is no branch to foresee.
        auto feeds = found.line_feeds;
        do {
            auto const before = delimiters & (feeds ^ (feeds - 1)) >> 1U;
            row_ends[row_count] =
                static_cast<std::uint32_t>(offset_count) + static_cast<std::uint32_t>(std::popcount(before));
            row_count += feeds != 0 ? 1 : 0;
            feeds &= feeds - 1;
        } while (feeds != 0);
        offset_count += static_cast<std::size_t>(std::popcount(delimiters));
    }
    out.line_feed_count += row_count - out.row_count + quoted_feeds;
    out.offset_count = offset_count;
    out.row_count = row_count;
    return {std::min(base, text.size()), quoted != 0};
}

}  // namespace zs::ledger
