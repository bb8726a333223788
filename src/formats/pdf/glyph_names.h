#pragma once

#include <string>
#include <string_view>

namespace zs::formats::pdf {

/// The text of a glyph name as simple fonts use them ("A", "comma", "uni4E00", "u1F600"); "" when unknown.
std::string text_of_glyph(std::string_view name);

/// Windows code page 1252, which nearly all simple fonts use.
char32_t from_windows_1252(unsigned char code);

}  // namespace zs::formats::pdf
