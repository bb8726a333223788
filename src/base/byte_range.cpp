#include "base/byte_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/exchange.h"

namespace zs {
namespace {

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::optional<ByteRange> parse_byte_range(std::string_view field, std::uint64_t size) {
    constexpr std::string_view kUnit = "bytes=";
    if (!field.starts_with(kUnit)) return std::nullopt;
    field.remove_prefix(kUnit.size());
    auto const dash = field.find('-');
    if (dash == std::string_view::npos || field.find(',') != std::string_view::npos) return std::nullopt;
    auto const first = number(field.substr(0, dash));
    auto const last = number(field.substr(dash + 1));
    if (!first && !last) return std::nullopt;
    if (!first) return ByteRange{size - std::min(*last, size), std::min(*last, size)};
    if (last && *last < *first) return std::nullopt;
    if (*first >= size) return ByteRange{};
    return ByteRange{*first, std::min(last.value_or(size), size - 1) - *first + 1};
}

AskedPart asked_part(Request const& request, std::string_view tag, std::uint64_t size) {
    auto const same = request.header("If-Range");
    if (!same.empty() && same != tag) return {200, {0, size}, {}};
    auto const range = parse_byte_range(request.header("Range"), size);
    if (!range) return {200, {0, size}, {}};
    if (range->size == 0) return {416, {}, fmt::format("bytes */{}", size)};
    auto const last = range->from + range->size - 1;
    return {206, *range, fmt::format("bytes {}-{}/{}", range->from, last, size)};
}

}  // namespace zs
