#include "formats/positioned/text_line.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/text.h"

namespace zs::formats {
namespace {

constexpr double kSameLine = 0.5;    // of the character size, between middles
constexpr double kTwice = 0.25;      // of the size: bold by printing twice
constexpr double kWordGap = 0.15;    // of the size, between Latin characters
constexpr double kChineseGap = 1.0;  // justified text stretches; one whole place is a blank
constexpr double kTabGap = 2.0;
constexpr double kCentred = 0.6;     // of the size: difference of the margins
constexpr double kUnitSlack = 0.15;  // of the size

char32_t first_of(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? U' ' : next_code_point(text, at);
}

char32_t last_of(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U)
        --at;
    if (at > 0) --at;
    return first_of(text.substr(at));
}

bool is_one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

/// Must not begin a line: belongs to what stands before it.
bool closes(char32_t c) {
    return is_one_of(c, U"，。、；：？！）》」』】〕〉”’…,.;:?!)]}％%·ー～");
}

/// Must not end a line.
bool opens(char32_t c) {
    return is_one_of(c, U"（《「『【〔〈“‘([{");
}

/// Part of a Latin word or number.
bool is_latin(char32_t c) {
    return c < 0x2E80 && !is_white_space(c) && !closes(c) && !opens(c);
}

bool is_western(char32_t c) {
    return c < 0x2000;
}

bool is_blank(Glyph const& glyph) {
    return trim(glyph.text).empty();
}

double middle(Glyph const& glyph) {
    return (glyph.top + glyph.bottom) / 2;
}

/// Width of the beginning that a line break would have kept together.
double first_unit(std::vector<Glyph> const& glyphs) {
    std::size_t i = 0;
    while (i + 1 < glyphs.size() && opens(first_of(glyphs[i].text)))
        ++i;
    while (i + 1 < glyphs.size() && is_latin(first_of(glyphs[i].text)) &&
           is_latin(first_of(glyphs[i + 1].text)) &&
           glyphs[i + 1].left - glyphs[i].right < kWordGap * glyphs[i].size)
        ++i;
    while (i + 1 < glyphs.size() && closes(first_of(glyphs[i + 1].text)))
        ++i;
    return glyphs[i].right - glyphs.front().left;
}

bool is_repeated(std::vector<Glyph> const& placed, Glyph const& glyph) {
    for (std::size_t i = placed.size(); i > 0 && i + 3 > placed.size(); --i) {
        auto const& other = placed[i - 1];
        if (other.text == glyph.text && std::abs(other.left - glyph.left) < kTwice * glyph.size &&
            std::abs(other.top - glyph.top) < kTwice * glyph.size)
            return true;
    }
    return false;
}

void append_gap(TextLine& line, Glyph const& before, Glyph const& glyph, Gaps gaps) {
    double gap = (glyph.left - before.right) / std::max(1.0, glyph.size);
    if (gap > kTabGap && gaps == Gaps::tabs) {
        line.text += '\t';
    } else if (gap > kChineseGap ||
               (gap > kWordGap && is_western(last_of(before.text)) && is_western(first_of(glyph.text)))) {
        line.text += ' ';
    }
}

TextLine line_of(std::vector<Glyph> glyphs, int page, Gaps gaps) {
    std::stable_sort(glyphs.begin(), glyphs.end(),
                     [](auto const& a, auto const& b) { return a.left < b.left; });
    TextLine line;
    std::vector<Glyph> placed;
    for (auto& glyph : glyphs) {
        if (is_repeated(placed, glyph)) continue;
        if (!placed.empty()) append_gap(line, placed.back(), glyph, gaps);
        line.text += glyph.text;
        line.size = std::max(line.size, glyph.size);
        line.confidence = std::min(line.confidence, glyph.confidence);
        line.right = placed.empty() ? glyph.right : std::max(line.right, glyph.right);
        line.top = placed.empty() ? glyph.top : std::min(line.top, glyph.top);
        line.bottom = placed.empty() ? glyph.bottom : std::max(line.bottom, glyph.bottom);
        placed.push_back(std::move(glyph));
    }
    line.left = placed.front().left;
    line.first_unit = first_unit(placed);
    line.page = page;
    return line;
}

}  // namespace

std::vector<TextLine> lines_of(std::vector<Glyph> glyphs, int page, Gaps gaps) {
    std::erase_if(glyphs, is_blank);
    std::stable_sort(glyphs.begin(), glyphs.end(),
                     [](auto const& a, auto const& b) { return middle(a) < middle(b); });
    std::vector<TextLine> lines;
    std::vector<Glyph> current;
    double sum = 0;
    for (auto& glyph : glyphs) {
        double mean = current.empty() ? 0 : sum / static_cast<double>(current.size());
        bool far =
            !current.empty() && middle(glyph) - mean > kSameLine * std::max(glyph.size, current[0].size);
        if (far) {
            lines.push_back(line_of(std::move(current), page, gaps));
            current.clear();
            sum = 0;
        }
        sum += middle(glyph);
        current.push_back(std::move(glyph));
    }
    if (!current.empty()) lines.push_back(line_of(std::move(current), page, gaps));
    return lines;
}

bool is_wrapped(TextLine const& line, TextLine const& next, double inner_left, double inner_right) {
    if (is_one_of(last_of(line.text), U"、，,（(《“")) return true;  // nothing ends so
    double left_gap = std::max(0.0, line.left - inner_left);
    double right_gap = std::max(0.0, inner_right - line.right);
    bool centred = std::abs(left_gap - right_gap) < kCentred * line.size;
    double room = centred ? left_gap + right_gap : right_gap;
    return room < next.first_unit + kUnitSlack * line.size;
}

void append_wrapped(std::string& text, std::string const& next) {
    if (is_latin(last_of(text)) && is_latin(first_of(next)) && last_of(text) != U'-') {
        bool digits = is_digit(last_of(text)) && is_digit(first_of(next));
        if (!digits) text += ' ';
    }
    text += next;
}

}  // namespace zs::formats
