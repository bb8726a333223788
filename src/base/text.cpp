#include "base/text.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "base/fold.h"

namespace zs {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(std::string_view bytes, std::size_t at) {
    return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U;
}

/// The first place at or after `at` that is not ASCII; long runs of markup are passed over eight bytes at a
/// time.
std::size_t behind_ascii(std::string_view bytes, std::size_t at) {
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + at, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0) break;
    }
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80)
        ++at;
    return at;
}

/// ASCII letters and marks, and sequences of three bytes from U+4000 to U+EFFF begin no white space: nearly
/// all texts are trimmed by a look at their ends.
bool begins_no_white_space(char lead) {
    auto const byte = static_cast<unsigned char>(lead);
    return (byte > 0x20 && byte < 0x7F) || (byte >= 0xE4 && byte <= 0xEE);
}

/// Length of the sequence that starts with `lead`, 0 if it cannot start one.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

bool is_overlong_or_surrogate(char32_t c, std::size_t length) {
    if (length == 3) return c < 0x800 || (c >= 0xD800 && c < 0xE000);
    if (length == 4) return c < 0x10000 || c > 0x10FFFF;
    return false;
}

/// Reads a sequence; nothing if it is malformed.
std::optional<char32_t> decode(std::string_view bytes, std::size_t at, std::size_t& length) {
    auto lead = static_cast<unsigned char>(bytes[at]);
    length = sequence_length(lead);
    if (length == 0) return std::nullopt;
    if (length == 1) return lead;
    char32_t c = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(bytes, at + i)) return std::nullopt;
        c = (c << 6U) | (static_cast<unsigned char>(bytes[at + i]) & 0x3FU);
    }
    if (is_overlong_or_surrogate(c, length)) return std::nullopt;
    return c;
}

constexpr std::size_t kLongestSequence = 4;

/// Writes the sequence of `c` and gives its length.
std::size_t write_utf8(char* out, char32_t c) {
    auto const put = [out](std::size_t at, char32_t bits) { out[at] = static_cast<char>(bits); };
    auto const next = [](char32_t bits) { return 0x80U | (bits & 0x3FU); };
    if (c < 0x80) {
        put(0, c);
        return 1;
    }
    if (c < 0x800) {
        put(0, 0xC0U | (c >> 6U)), put(1, next(c));
        return 2;
    }
    if (c < 0x10000) {
        put(0, 0xE0U | (c >> 12U)), put(1, next(c >> 6U)), put(2, next(c));
        return 3;
    }
    put(0, 0xF0U | (c >> 18U)), put(1, next(c >> 12U)), put(2, next(c >> 6U)), put(3, next(c));
    return 4;
}

int chinese_digit(char32_t c) {
    static constexpr std::array<char32_t, 10> kDigits = {U'〇', U'一', U'二', U'三', U'四',
                                                         U'五', U'六', U'七', U'八', U'九'};
    for (std::size_t i = 0; i < kDigits.size(); ++i) {
        if (kDigits[i] == c) return static_cast<int>(i);
    }
    if (c == U'零') return 0;
    if (c == U'两') return 2;
    return -1;
}

std::optional<int> parse_arabic(std::u32string const& text) {
    int value = 0;
    if (text.size() > 6) return std::nullopt;
    for (char32_t c : text) {
        if (!is_digit(c)) return std::nullopt;
        value = value * 10 + static_cast<int>(folded(c) - U'0');
    }
    return value;
}

std::optional<int> parse_chinese(std::u32string const& text) {
    int total = 0;
    int digit = -1;
    for (char32_t c : text) {
        int unit = c == U'十' ? 10 : c == U'百' ? 100 : 0;
        if (unit != 0) {
            total += (digit < 0 ? 1 : digit) * unit;
            digit = -1;
            continue;
        }
        int value = chinese_digit(c);
        if (value < 0) return std::nullopt;
        if (digit > 0) return std::nullopt;
        digit = value;
    }
    return total + (digit < 0 ? 0 : digit);
}

}  // namespace

char32_t next_rare_code_point(std::string_view utf8, std::size_t& at) {
    std::size_t length = 0;
    auto c = decode(utf8, at, length);
    at += c ? length : 1;
    return c.value_or(kReplacement);
}

void append_utf8(std::string& out, char32_t c) {
    std::array<char, kLongestSequence> bytes;
    out.append(bytes.data(), write_utf8(bytes.data(), c));
}

std::u32string to_utf32(std::string_view utf8) {
    std::u32string out(utf8.size(), 0);  // written by place: much quicker than to append
    std::size_t size = 0;
    for (std::size_t at = 0; at < utf8.size();)
        out[size++] = next_code_point(utf8, at);
    out.resize(size);
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out(text.size() * kLongestSequence, 0);  // written by place
    std::size_t size = 0;
    for (char32_t c : text)
        size += write_utf8(&out[size], c);
    out.resize(size);
    return out;
}

bool is_valid_utf8(std::string_view bytes) {
    for (std::size_t at = behind_ascii(bytes, 0); at < bytes.size();) {
        std::size_t const start = at;
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            at = behind_ascii(bytes, at);
            continue;
        }
        if (next_code_point(bytes, at) != kReplacement) continue;
        std::size_t length = 0;
        if (!decode(bytes, start, length)) return false;
    }
    return true;
}

std::size_t length_in_characters(std::string_view utf8) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++count)
        next_code_point(utf8, at);
    return count;
}

std::string_view trim(std::string_view utf8) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < utf8.size(); begin = at) {
        if (begins_no_white_space(utf8[at]) || !is_white_space(next_code_point(utf8, at))) break;
    }
    std::size_t end = utf8.size();
    while (end > begin) {
        std::size_t start = end - 1;
        while (start > begin && is_continuation(utf8, start))
            --start;
        if (begins_no_white_space(utf8[start])) break;
        std::size_t at = start;
        if (!is_white_space(next_code_point(utf8.substr(0, end), at)) || at != end) break;
        end = start;
    }
    return utf8.substr(begin, end - begin);
}

std::string without_white_space(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    std::size_t kept = 0;  // where the run of other characters begins
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t start = at;
        if (!is_white_space(next_code_point(utf8, at))) continue;
        out.append(utf8.substr(kept, start - kept));
        kept = at;
    }
    return out.append(utf8.substr(kept));
}

std::u32string without_white_space(std::u32string_view text) {
    std::u32string kept(text.size(), 0);  // written by place
    std::size_t size = 0;
    for (char32_t const c : text) {
        kept[size] = c;
        size += is_white_space(c) ? 0 : 1;
    }
    kept.resize(size);
    return kept;
}

std::string collapse_white_space(std::string_view utf8) {
    std::string out;
    bool pending = false;
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t start = at;
        if (is_white_space(next_code_point(utf8, at))) {
            pending = !out.empty();
            continue;
        }
        if (pending) out.push_back(' ');
        pending = false;
        out.append(utf8.substr(start, at - start));
    }
    return out;
}

std::string fold_width(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    std::size_t kept = 0;  // where the run of characters that stay begins
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t const start = at;
        char32_t const c = next_code_point(utf8, at);
        char32_t const plain = folded(c);
        if (plain == c) continue;
        append_utf8(out.append(utf8.substr(kept, start - kept)), plain);
        kept = at;
    }
    return out.append(utf8.substr(kept));
}

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\n' && text[at] != '\r') continue;
        lines.emplace_back(text.substr(start, at - start));
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
        start = at + 1;
    }
    if (start < text.size()) lines.emplace_back(text.substr(start));
    return lines;
}

bool contains(std::string_view text, std::string_view part) {
    // An empty view may point nowhere, and memmem takes no null: here both have a byte.
    if (part.empty() || text.empty()) return part.empty();
    // string_view::find stops at each first byte of a Chinese character, which is one of a few.
    return memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::optional<int> parse_number(std::string_view text) {
    std::u32string characters = to_utf32(trim(text));
    if (characters.empty() || characters.size() > 8) return std::nullopt;
    if (is_digit(characters.front())) return parse_arabic(characters);
    return parse_chinese(characters);
}

}  // namespace zs
