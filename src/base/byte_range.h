#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zs {

struct ByteRange {
    std::uint64_t from = 0;
    std::uint64_t size = 0;
};

/// "bytes=0-99", "bytes=100-", "bytes=-100" (RFC 9110 §14.1.2). Nothing for what is not one range: the whole
/// is sent then. A size of 0: the range lies outside.
std::optional<ByteRange> parse_byte_range(std::string_view field, std::uint64_t size);

}  // namespace zs
