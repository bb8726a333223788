#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zs::catalogue::diff {

/// A text as it is compared: without white space, punctuation and digits in half width. What is shown stays
/// the original: `offsets[i]` is the byte at which character i stands there, and one more for the end.
struct ComparedText {
    std::u32string characters;
    std::vector<std::uint32_t> offsets;

    [[nodiscard]] std::size_t size() const { return characters.size(); }
};

ComparedText compared(std::string_view text);
/// The characters alone, where nothing has to be shown.
std::u32string compared_characters(std::string_view text);
/// The compared form alone, for keys and equality.
std::string compared_key(std::string_view text);

}  // namespace zs::catalogue::diff
