#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zs::formats::pdf {

/// Why bytes could not be expanded: nothing when they could (a damaged end is cut off, as every viewer does).
enum class Expansion { done, too_large };

/// Each appends what `bytes` expand to, up to `most` bytes in all.
Expansion inflate_to(std::string_view bytes, std::size_t most, std::string& out);
Expansion lzw_to(std::string_view bytes, std::size_t most, bool early_change, std::string& out);
Expansion run_length_to(std::string_view bytes, std::size_t most, std::string& out);
std::string ascii_hex(std::string_view text);
std::string ascii_85(std::string_view text);

/// How bytes were changed before compression (ISO 32000-1, 7.4.4.4).
struct Predictor {
    int kind = 1;
    int colors = 1;
    int bits = 8;
    int columns = 1;
};
std::string undo_predictor(std::string bytes, Predictor const& predictor);

}  // namespace zs::formats::pdf
