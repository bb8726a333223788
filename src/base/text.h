#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zs {

/// Decodes the code point at `at` (valid UTF-8 expected; a bad byte yields U+FFFD and one byte) and moves on.
char32_t next_code_point(std::string_view utf8, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
bool is_valid_utf8(std::string_view bytes);
/// Number of code points.
std::size_t length_in_characters(std::string_view utf8);

bool is_white_space(
    char32_t c);            ///< ASCII blanks, U+00A0, U+3000, U+200B, U+FEFF, line and paragraph separators
bool is_cjk(char32_t c);    ///< Han characters, extensions A–F included
bool is_digit(char32_t c);  ///< 0–9 and the full-width ０–９

std::string_view trim(std::string_view utf8);  ///< without white space (as above) at both ends
/// All white space removed, in the manner of DESIGN §6 `text`.
std::string without_white_space(std::string_view utf8);
/// Runs of white space become one blank; ends trimmed.
std::string collapse_white_space(std::string_view utf8);
/// Full-width ASCII letters, digits and punctuation to half width (，；：（）％．！？ and ０-９Ａ-ｚ), 。 to
/// '.', curly quotes to straight. For comparing only; never for what is stored.
std::string fold_width(std::string_view utf8);

std::vector<std::string> split_lines(std::string_view text);  ///< on \n, \r\n, \r
bool contains(std::string_view text, std::string_view part);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// 一 … 九十九, 十, 百, 〇, 零, 两 and Arabic (also full width) numerals. Nothing if `text` is anything else.
std::optional<int> parse_number(std::string_view text);

}  // namespace zs
