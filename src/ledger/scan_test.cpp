#include "ledger/scan.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

namespace zs::ledger {
namespace {

struct Plain {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> row_ends;
    bool closed = true;
};

/// The grammar, one byte after the other.
Plain slowly(std::string_view text) {
    Plain out;
    bool quoted = false;
    bool may_open = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        if (quoted) {
            if (c == '"') {
                quoted = false;
                may_open = true;  // a doubled quote goes on
            }
            continue;
        }
        if (c == '"' && may_open) {
            quoted = true;
        } else if (c == ',' || c == '\n') {
            if (c == '\n') out.row_ends.push_back(static_cast<std::uint32_t>(out.offsets.size()) + 1);
            out.offsets.push_back(static_cast<std::uint32_t>(at));
        }
        may_open = c == ',' || c == '\n';
    }
    out.closed = !quoted;
    return out;
}

TEST_CASE("blocks find what a byte at a time finds, for texts of every shape") {
    std::uint64_t state = 1;
    Delimiters found;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        auto const next = [&] {
            return (state = state * 6364136223846793005U + 1442695040888963407U) >> 40U;
        };
        auto const size = next() % 300;
        bool const many_quotes = next() % 2 == 0;
        for (std::uint64_t i = 0; i < size; ++i)
            text += ",\n\"abcdefghijklmnop"[next() % (many_quotes ? 5 : 18)];
        auto const expected = slowly(text);
        auto padded = text + std::string(kScanPadding, ',');
        CHECK(find_delimiters(std::string_view(padded).substr(0, text.size()), found) == expected.closed);
        REQUIRE(found.offset_count == expected.offsets.size() + 1);
        REQUIRE(found.row_count == expected.row_ends.size());
        for (std::size_t i = 0; i < expected.offsets.size(); ++i)
            REQUIRE(found.offsets[i + 1] == expected.offsets[i]);
        for (std::size_t i = 0; i < expected.row_ends.size(); ++i)
            REQUIRE(found.row_ends[i] == expected.row_ends[i]);
    }
}

}  // namespace
}  // namespace zs::ledger
