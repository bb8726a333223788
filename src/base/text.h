#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zs {

/// next_code_point for what is neither ASCII nor a plain sequence of three bytes.
char32_t next_rare_code_point(std::string_view utf8, std::size_t& at);

/// Decodes the code point at `at` (valid UTF-8 expected; a bad byte yields U+FFFD and one byte) and moves on.
/// Here, and not in text.cpp, because reading spends most of its time between this and is_white_space.
inline char32_t next_code_point(std::string_view utf8, std::size_t& at) {
    auto const byte = [&](std::size_t i) -> char32_t { return static_cast<unsigned char>(utf8[at + i]); };
    char32_t const lead = byte(0);
    if (lead < 0x80) return utf8[at++] & 0x7F;
    if (utf8.size() - at < 3) return next_rare_code_point(utf8, at);
    char32_t const joined = (lead << 16U) | (byte(1) << 8U) | byte(2);
    char32_t const c = ((joined >> 4U) & 0xF000U) | ((joined >> 2U) & 0xFC0U) | (joined & 0x3FU);
    // 1110xxxx 10xxxxxx 10xxxxxx; c is neither overlong nor a surrogate
    bool const plain = (joined & 0xF0C0C0U) == 0xE08080U && c >= 0x800 && (c >> 11U) != 0x1B;
    if (!plain) return next_rare_code_point(utf8, at);
    at += 3;
    return c;
}
void append_utf8(std::string& out, char32_t code_point);
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
bool is_valid_utf8(std::string_view bytes);
/// Number of code points.
std::size_t length_in_characters(std::string_view utf8);

/// ASCII blanks, U+00A0, U+3000, U+200B, U+FEFF, line and paragraph separators
inline bool is_white_space(char32_t c) {
    if (c > 0x3000) return c == 0xFEFF;
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F;
}

/// Han characters, extensions A–F included
inline bool is_cjk(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x2FA1F) || c == 0x3007;
}

/// 0–9 and the full-width ０–９
inline bool is_digit(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

std::string_view trim(std::string_view utf8);  ///< without white space (as above) at both ends
/// All white space removed, in the manner of DESIGN §6 `text`.
std::string without_white_space(std::string_view utf8);
std::u32string without_white_space(std::u32string_view text);
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
