#include "formats/pdf/glyph_names.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace zs::formats::pdf {
namespace {

struct Named {
    std::string_view name;
    char32_t character;
};

// What occurs in documents beside letters: punctuation, digits, a few signs.
constexpr std::array kNamed = {
    Named{"space", ' '},
    Named{"exclam", '!'},
    Named{"quotedbl", '"'},
    Named{"numbersign", '#'},
    Named{"dollar", '$'},
    Named{"percent", '%'},
    Named{"ampersand", '&'},
    Named{"quotesingle", '\''},
    Named{"quoteright", 0x2019},
    Named{"quoteleft", 0x2018},
    Named{"parenleft", '('},
    Named{"parenright", ')'},
    Named{"asterisk", '*'},
    Named{"plus", '+'},
    Named{"comma", ','},
    Named{"hyphen", '-'},
    Named{"minus", 0x2212},
    Named{"period", '.'},
    Named{"slash", '/'},
    Named{"zero", '0'},
    Named{"one", '1'},
    Named{"two", '2'},
    Named{"three", '3'},
    Named{"four", '4'},
    Named{"five", '5'},
    Named{"six", '6'},
    Named{"seven", '7'},
    Named{"eight", '8'},
    Named{"nine", '9'},
    Named{"colon", ':'},
    Named{"semicolon", ';'},
    Named{"less", '<'},
    Named{"equal", '='},
    Named{"greater", '>'},
    Named{"question", '?'},
    Named{"at", '@'},
    Named{"bracketleft", '['},
    Named{"backslash", '\\'},
    Named{"bracketright", ']'},
    Named{"asciicircum", '^'},
    Named{"underscore", '_'},
    Named{"grave", '`'},
    Named{"braceleft", '{'},
    Named{"bar", '|'},
    Named{"braceright", '}'},
    Named{"asciitilde", '~'},
    Named{"quotedblleft", 0x201C},
    Named{"quotedblright", 0x201D},
    Named{"bullet", 0x2022},
    Named{"endash", 0x2013},
    Named{"emdash", 0x2014},
    Named{"ellipsis", 0x2026},
    Named{"periodcentered", 0xB7},
    Named{"multiply", 0xD7},
    Named{"degree", 0xB0},
    Named{"plusminus", 0xB1},
    Named{"section", 0xA7},
    Named{"guillemotleft", 0xAB},
    Named{"guillemotright", 0xBB},
    Named{"greaterequal", 0x2265},
    Named{"lessequal", 0x2264},
    Named{"fi", 0xFB01},
    Named{"fl", 0xFB02},
};

constexpr std::array<char16_t, 32> kWindowsSigns = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string one(char32_t character) {
    std::string out;
    append_utf8(out, character);
    return out;
}

}  // namespace

std::string text_of_glyph(std::string_view name) {
    name = name.substr(0, name.find('.'));
    if (name.size() == 1) return std::string(name);
    for (auto const& named : kNamed) {
        if (named.name == name) return one(named.character);
    }
    std::size_t prefix = name.starts_with("uni") ? 3 : name.starts_with('u') ? 1 : 0;
    auto digits = name.substr(prefix, prefix == 3 ? 4 : 6);
    if (prefix == 0 || digits.size() < 4) return {};
    unsigned value = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    bool sane = error == std::errc() && end == digits.data() + digits.size() && value > 0 &&
                value < 0x110000 && !(value >= 0xD800 && value < 0xE000);
    return sane ? one(value) : std::string();
}

char32_t from_windows_1252(unsigned char code) {
    return code >= 0x80 && code < 0xA0 ? kWindowsSigns[code - 0x80U] : code;
}

}  // namespace zs::formats::pdf
