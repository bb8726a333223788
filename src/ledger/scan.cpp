#include "ledger/scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <bit>

#include "ledger/scan_blocks.h"

namespace zs::ledger {
namespace {

constexpr std::size_t kSlack = 64 + 8 + 1;

enum class CellState { start, bare, quoted, after_quote };

/// Byte by byte, for text with quotes in the midst of cells, from `at` to the end.
bool scan_slowly(std::string_view text, std::size_t at, CellState state, Delimiters& out) {
    for (; at < text.size(); ++at) {
        char const c = text[at];
        if (c == '\n') ++out.line_feed_count;
        if (state == CellState::quoted) {
            if (c == '"') state = CellState::after_quote;
        } else if (c == ',' || c == '\n') {
            if (c == '\n') out.row_ends[out.row_count++] = static_cast<std::uint32_t>(out.offset_count);
            out.offsets[out.offset_count++] = static_cast<std::uint32_t>(at);
            state = CellState::start;
        } else if (c == '"') {
            bool const opens = state == CellState::start || state == CellState::after_quote;
            state = opens ? CellState::quoted : CellState::bare;
        } else {
            state = CellState::bare;
        }
    }
    return state != CellState::quoted;
}

CellState state_before(std::string_view text, std::size_t at, bool quoted) {
    if (quoted) return CellState::quoted;
    if (at == 0 || text[at - 1] == ',' || text[at - 1] == '\n') return CellState::start;
    return text[at - 1] == '"' ? CellState::after_quote : CellState::bare;
}

#if defined(__x86_64__)

struct Sse2 {
    [[gnu::always_inline]] static inline BlockMasks masks(char const* at) {
        BlockMasks out{};
        for (int part = 0; part < 4; ++part) {
            auto const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(at + 16 * part));
            auto const find = [&](char c) {
                auto const hits = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
                return static_cast<std::uint64_t>(static_cast<std::uint32_t>(hits)) << (16 * part);
            };
            out.commas |= find(',');
            out.line_feeds |= find('\n');
            out.quotes |= find('"');
        }
        return out;
    }
};

struct Avx2 {
    [[gnu::target("avx2")]] static inline std::uint64_t find(__m256i low, __m256i high, char c) {
        auto const wanted = _mm256_set1_epi8(c);
        auto const first = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)));
        auto const second = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)));
        return first | static_cast<std::uint64_t>(second) << 32U;
    }
    [[gnu::target("avx2")]] static inline BlockMasks masks(char const* at) {
        auto const low = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(at));
        auto const high = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(at + 32));
        return {find(low, high, ','), find(low, high, '\n'), find(low, high, '"')};
    }
};

[[gnu::target("avx2,bmi,popcnt")]] BlockScan scan_avx2(std::string_view text, Delimiters& out) {
    return scan_blocks<Avx2>(text, out);
}

BlockScan scan_fast(std::string_view text, Delimiters& out) {
    static bool const has_avx2 =
        __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
    return has_avx2 ? scan_avx2(text, out) : scan_blocks<Sse2>(text, out);
}

#else

struct Portable {
    static BlockMasks masks(char const* at) {
        BlockMasks out{};
        for (unsigned i = 0; i < 64; ++i) {
            out.commas |= static_cast<std::uint64_t>(at[i] == ',') << i;
            out.line_feeds |= static_cast<std::uint64_t>(at[i] == '\n') << i;
            out.quotes |= static_cast<std::uint64_t>(at[i] == '"') << i;
        }
        return out;
    }
};

BlockScan scan_fast(std::string_view text, Delimiters& out) {
    return scan_blocks<Portable>(text, out);
}

#endif

}  // namespace

void Delimiters::reserve(std::size_t bytes) {
    if (offsets.size() >= bytes + kSlack) return;
    offsets.resize(bytes + kSlack);
    row_ends.resize(bytes + kSlack);
}

bool find_delimiters(std::string_view text, Delimiters& out) {
    out.reserve(text.size());
    out.offsets[0] = static_cast<std::uint32_t>(-1);
    out.offset_count = 1;
    out.row_count = 0;
    out.line_feed_count = 0;
    auto const scanned = scan_fast(text, out);
    if (scanned.stopped_at == text.size()) return !scanned.quoted;
    return scan_slowly(text, scanned.stopped_at, state_before(text, scanned.stopped_at, scanned.quoted), out);
}

}  // namespace zs::ledger
