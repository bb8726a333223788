#include "catalogue/diff/compared_text.h"

#include <algorithm>

#include "base/text.h"

namespace zs::catalogue::diff {
namespace {

constexpr unsigned kBits = 21;  // of a code point

/// fold_width knows the folding of one character only as text; ASCII and Han characters, most of what comes,
/// have none.
char32_t folded(std::string_view piece, char32_t c) {
    if (c < 0x80 || (c >= 0x3400 && c <= 0x9FFF)) return c;
    auto const text = fold_width(piece);
    std::size_t at = 0;
    return next_code_point(text, at);
}

}  // namespace

ComparedText compared(std::string_view text) {
    ComparedText out;
    out.characters.reserve(text.size() / 3 + 1);
    out.offsets.reserve(text.size() / 3 + 2);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const start = at;
        char32_t const c = next_code_point(text, at);
        if (is_white_space(c)) continue;
        out.characters += folded(text.substr(start, at - start), c);
        out.offsets.push_back(static_cast<std::uint32_t>(start));
    }
    out.offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return out;
}

std::string compared_key(std::string_view text) {
    return fold_width(without_white_space(text));
}

std::vector<Gram> grams_of(std::u32string_view characters) {
    std::vector<Gram> out;
    if (characters.empty()) return out;
    auto const pack = [&](std::size_t at) {
        std::uint64_t code = 0;
        for (std::size_t i = at; i < std::min(at + 3, characters.size()); ++i)
            code = (code << kBits) | characters[i];
        return code;
    };
    std::size_t const count = characters.size() < 3 ? 1 : characters.size() - 2;
    out.reserve(count);
    for (std::size_t at = 0; at < count; ++at)
        out.push_back({pack(at), static_cast<std::uint32_t>(at)});
    std::sort(out.begin(), out.end(),
              [](Gram const& a, Gram const& b) { return a.code != b.code ? a.code < b.code : a.at < b.at; });
    return out;
}

}  // namespace zs::catalogue::diff
