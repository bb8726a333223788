#include "campaign/likeness/likeness.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/text.h"

namespace zs::campaign {
namespace {

constexpr std::size_t kShingleCharacters = 4;
constexpr std::size_t kRowsPerBand = 4;  // 16 bands: of texts 80 % alike, all but one in 4,000 share a band
constexpr std::size_t kHexDigits = 8;

std::uint64_t mix(std::uint64_t x) {  // the finaliser of splitmix64
    x ^= x >> 30U;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27U;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

/// Letters, digits and Chinese characters.
std::u32string counted(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        bool const ascii = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
        if (c >= 'A' && c <= 'Z') {
            out.push_back(c - 'A' + 'a');
        } else if (ascii || is_cjk(c)) {
            out.push_back(c);
        }
    }
    return out;
}

}  // namespace

TextSignature signature_of(std::string_view text) {
    auto const characters = counted(text);
    TextSignature out;
    if (characters.size() < kMinShingleCharacters) return out;
    Signature least;
    least.fill(std::numeric_limits<std::uint32_t>::max());
    for (std::size_t i = 0; i + kShingleCharacters <= characters.size(); ++i) {
        std::uint64_t shingle = 0;
        for (std::size_t k = 0; k < kShingleCharacters; ++k)
            shingle = mix(shingle * 31 + characters[i + k]);
        // Two hashes make all the others (Kirsch and Mitzenmacher 2006).
        auto const first = static_cast<std::uint32_t>(shingle);
        auto const second = static_cast<std::uint32_t>(shingle >> 32U) | 1U;
        for (std::uint32_t h = 0; h < kSignatureHashes; ++h) {
            auto const mixed = (first + h * second) * 0x9E3779B1U;
            least[h] = std::min(least[h], mixed ^ (mixed >> 15U));
        }
    }
    for (auto const hash : least)
        out.hex += fmt::format("{:08x}", hash);
    for (std::size_t band = 0; band < kSignatureHashes; band += kRowsPerBand) {
        std::uint64_t value = band + 1;
        for (std::size_t row = 0; row < kRowsPerBand; ++row)
            value = mix(value ^ least[band + row]);
        out.bands.push_back(static_cast<std::int64_t>(value >> 1U));
    }
    return out;
}

double likeness(std::string_view signature, std::string_view other) {
    if (signature.empty() || signature.size() != other.size()) return 0;
    std::size_t same = 0;
    for (std::size_t at = 0; at < signature.size(); at += kHexDigits)
        same += signature.substr(at, kHexDigits) == other.substr(at, kHexDigits) ? 1 : 0;
    return static_cast<double>(same) / static_cast<double>(signature.size() / kHexDigits);
}

}  // namespace zs::campaign
