#include "json/write.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace zs::json {

namespace {

bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// Whether one of eight bytes may need an escape. All ones where a byte is zero, in the manner of strlen:
/// exact up to the first such byte, which is all that is asked.
bool has_suspect(std::uint64_t eight) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    constexpr std::uint64_t kTops = 0x8080808080808080U;
    std::uint64_t const quote = eight ^ (kOnes * '"');
    std::uint64_t const backslash = eight ^ (kOnes * '\\');
    std::uint64_t const control = (eight - kOnes * 0x20U) & ~eight;
    return (((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash) | control) & kTops;
}

/// The first byte at or after `from` in an eight that has one to look at; texts are long and escapes rare.
std::size_t next_suspect(std::string_view utf8, std::size_t from) {
    for (; from + 8 <= utf8.size(); from += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, utf8.data() + from, sizeof eight);
        if (has_suspect(eight)) break;
    }
    while (from < utf8.size() && !needs_escape(utf8[from]))
        ++from;
    return from;
}

void append_escape(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    auto const byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += digits[byte >> 4U];
    out += digits[byte & 0x0FU];
}

}  // namespace

void append_string(std::string& out, std::string_view utf8) {
    out += '"';
    std::size_t from = 0;
    for (std::size_t i = next_suspect(utf8, 0); i < utf8.size(); i = next_suspect(utf8, i + 1)) {
        out.append(utf8, from, i - from);
        append_escape(out, utf8[i]);
        from = i + 1;
    }
    out.append(utf8, from, utf8.size() - from);
    out += '"';
}

void append_integer(std::string& out, std::int64_t value) {
    std::array<char, 24> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    out.append(buffer.data(), end);
}

void append_number(std::string& out, double value) {
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    std::array<char, 32> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    out.append(buffer.data(), end);
}

std::string indented(std::string_view json) {
    std::string out;
    std::size_t depth = 0;
    bool in_string = false;
    auto const new_line = [&] { out.append("\n").append(2 * depth, ' '); };
    for (std::size_t i = 0; i < json.size(); ++i) {
        char const c = json[i];
        if (in_string) {
            out += c;
            if (c == '\\') out += json[++i];
            if (c == '"') in_string = false;
        } else if ((c == '{' || c == '[') && i + 1 < json.size() && json[i + 1] == c + 2) {  // {} and []
            out += c;
            out += json[++i];
        } else if (c == '{' || c == '[') {
            ++depth;
            out += c;
            new_line();
        } else if (c == '}' || c == ']') {
            --depth;
            new_line();
            out += c;
        } else {
            out += c;
            in_string = c == '"';
            if (c == ',') new_line();
            if (c == ':') out += ' ';
        }
    }
    return out;
}

}  // namespace zs::json
