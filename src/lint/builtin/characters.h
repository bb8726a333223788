#pragma once

#include <string>
#include <string_view>

namespace zs::lint {

/// What does not belong into a text in simplified Chinese.
struct OddCharacters {
    std::u32string traditional;  ///< each once, in order (data/lint/traditional.txt)
    std::u32string damaged;      ///< replacement marks, private characters, radicals instead of characters
    std::u32string simplified;   ///< the text without them; empty where there are none
};

OddCharacters odd_characters(std::u32string_view text);

}  // namespace zs::lint
