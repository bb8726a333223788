#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How alike two texts are, from signatures that fit into a row (min-hashing of shingles of four characters;
/// Broder 1997). Blanks and punctuation do not count.
namespace zs::campaign {

inline constexpr std::size_t kSignatureHashes = 64;
using Signature = std::array<std::uint32_t, kSignatureHashes>;

/// Empty for a text too short to tell: fewer than kMinShingleCharacters characters.
inline constexpr std::size_t kMinShingleCharacters = 40;

struct TextSignature {
    std::string hex;                  ///< of the signature; "" for a text too short to tell
    std::vector<std::int64_t> bands;  ///< texts that share one may be alike: what an index finds them by
};
TextSignature signature_of(std::string_view text);

/// The share of shingles that both have, estimated: ±0.06 in two of three cases. 0 if either is "".
double likeness(std::string_view signature, std::string_view other);

/// Shown as a near duplicate from here on.
inline constexpr double kNearDuplicate = 0.7;

}  // namespace zs::campaign
