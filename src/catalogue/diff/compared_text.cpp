#include "catalogue/diff/compared_text.h"

#include "base/fold.h"
#include "base/text.h"

namespace zs::catalogue::diff {
namespace {

/// Calls `keep` with each character that is compared and the byte at which it begins.
template <class Keep>
void each_compared(std::string_view text, Keep keep) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const start = at;
        char32_t const c = next_code_point(text, at);
        bool const plain = c >= 0x3400 && c <= 0x9FFF;  // Han, most of what comes
        if (plain || !is_white_space(c)) keep(plain ? c : zs::folded(c), start);
    }
}

}  // namespace

ComparedText compared(std::string_view text) {
    ComparedText out;
    out.characters.reserve(text.size() / 3 + 1);
    out.offsets.reserve(text.size() / 3 + 2);
    each_compared(text, [&](char32_t c, std::size_t start) {
        out.characters += c;
        out.offsets.push_back(static_cast<std::uint32_t>(start));
    });
    out.offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return out;
}

std::u32string compared_characters(std::string_view text) {
    std::u32string out(text.size(), 0);  // written by place
    std::size_t size = 0;
    each_compared(text, [&](char32_t c, std::size_t) { out[size++] = c; });
    out.resize(size);
    return out;
}

std::string compared_key(std::string_view text) {
    return fold_width(without_white_space(text));
}

}  // namespace zs::catalogue::diff
