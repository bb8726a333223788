#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zs {

struct Request;

struct ByteRange {
    std::uint64_t from = 0;
    std::uint64_t size = 0;
};

/// "bytes=0-99", "bytes=100-", "bytes=-100" (RFC 9110 §14.1.2). Nothing for what is not one range: the whole
/// is sent then. A size of 0: the range lies outside.
std::optional<ByteRange> parse_byte_range(std::string_view field, std::uint64_t size);

/// What of a content a request gets: all of it (200), the part it asks for (206), or nothing, for the part
/// lies outside (416).
struct AskedPart {
    int status = 200;
    ByteRange range;
    std::string content_range;  ///< the field Content-Range; empty where all of it is sent
};

/// `Range`, unless `If-Range` names another content than `tag` does (RFC 9110 §13.1.5).
AskedPart asked_part(Request const& request, std::string_view tag, std::uint64_t size);

}  // namespace zs
