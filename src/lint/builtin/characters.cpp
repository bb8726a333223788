#include "lint/builtin/characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <unordered_map>

#include "base/text.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/data.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using std::u32string;
using std::u32string_view;

/// Traditional characters with their simplified forms; nearly all text is passed over by one bit.
struct Traditional {
    std::bitset<0x10000> marks;
    std::unordered_map<char32_t, char32_t> pairs;
};

Traditional read_traditional() {
    Traditional out;
    for (auto const line : data_lines("lint/traditional.txt")) {
        auto const compact = to_utf32(without_white_space(line));
        for (std::size_t i = 0; i + 1 < compact.size(); i += 2)
            if (out.pairs.emplace(compact[i], compact[i + 1]).second) out.marks.set(compact[i] & 0xFFFFU);
    }
    return out;
}

/// 0 where the character is not a traditional one.
char32_t simplified(char32_t c) {
    static auto const kKnown = read_traditional();
    if (!kKnown.marks[c & 0xFFFFU]) return U'\0';
    auto const found = kKnown.pairs.find(c);
    return found == kKnown.pairs.end() ? U'\0' : found->second;
}

/// A box is damage only inside a word: "□是 □否" is a form.
bool is_damaged(u32string_view text, std::size_t at) {
    char32_t const c = text[at];
    bool const inside = at > 0 && at + 1 < text.size() && is_cjk(text[at - 1]) && is_cjk(text[at + 1]);
    bool const box = c == U'□' || c == U'■' || c == U'▯' || c == U'〓' || c == U'?';
    bool const radical = c >= 0x2E80 && c <= 0x2FDF;
    bool const own = c >= 0xE000 && c <= 0xF8FF;
    return c == 0xFFFD || radical || own || (box && inside);
}

void add_once(u32string& set, char32_t c) {
    if (set.find(c) == u32string::npos) set.push_back(c);
}

struct Markup {
    std::size_t at = 0;
    std::size_t length = 0;
};

/// <b>, </td>, <br/>: a bracket, letters, a bracket.
std::size_t tag_length(u32string_view text) {
    std::size_t i = 1;
    if (i < text.size() && text[i] == U'/') ++i;
    std::size_t const name = i;
    while (i < text.size() && i - name < 10 && (text[i] >= U'a' && text[i] <= U'z'))
        ++i;
    if (i == name) return 0;
    if (i < text.size() && text[i] == U'/') ++i;
    return i < text.size() && text[i] == U'>' ? i + 1 : 0;
}

Markup find_markup(u32string_view text) {
    static constexpr std::array<u32string_view, 8> kLeft = {U"&nbsp;", U"&lt;",       U"&gt;", U"&amp;",
                                                            U"&quot;", U"[bookmark:", U"**",   U"{{"};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] >= 0x80) continue;
        if (text[i] == U'<') {
            if (auto const length = tag_length(text.substr(i)); length > 0) return {i, length};
        }
        if (u32string_view(U"&[*{").find(text[i]) == u32string_view::npos) continue;
        for (auto const word : kLeft) {
            if (text.substr(i, word.size()) != word) continue;
            auto const end = word.back() == U':' ? text.find(U']', i) : u32string_view::npos;
            return {i, end == u32string_view::npos ? word.size() : end + 1 - i};
        }
    }
    return {};
}

void report_markup(Entry const& entry, Report& report) {
    auto found = find_markup(entry.written);
    if (found.length == 0) return;
    auto text = entry.written;
    auto const first = text.substr(found.at, found.length);
    while (found.length > 0) {
        text.erase(found.at, found.length);
        found = find_markup(text);
    }
    report.add("markup_left", *entry.list, *entry.item,
               fmt::format("第 {} 项里残留标记“{}”，请删去。", entry.item->number, to_utf8(first)),
               to_utf8(text));
}

}  // namespace

OddCharacters odd_characters(u32string_view text) {
    OddCharacters out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t const c = text[i];
        if (c < 0x80 && c != U'?') continue;
        char32_t const plain = c < 0x80 ? U'\0' : simplified(c);
        if (is_damaged(text, i)) add_once(out.damaged, c);
        if (plain == U'\0') continue;
        add_once(out.traditional, c);
        if (out.simplified.empty()) out.simplified = text;
        out.simplified[i] = plain;
    }
    return out;
}

void check_characters(Context const& context, Report& report) {
    constexpr double kFew = 0.3;  // more, and the document is written in traditional characters
    std::vector<OddCharacters> odd;
    for (Entry const& entry : context.entries)
        odd.push_back(odd_characters(entry.written));
    auto const traditional = std::count_if(odd.begin(), odd.end(),
                                           [](OddCharacters const& one) { return !one.traditional.empty(); });
    bool const few = static_cast<double>(traditional) <= kFew * static_cast<double>(odd.size());
    for (std::size_t i = 0; i < odd.size(); ++i) {
        auto const& entry = context.entries[i];
        if (few && !odd[i].traditional.empty()) {
            report.add("traditional_characters", *entry.list, *entry.item,
                       fmt::format("第 {} 项夹用繁体字“{}”，请改为简体，并核对附近是否还有识别错的字。",
                                   entry.item->number, to_utf8(odd[i].traditional)),
                       to_utf8(odd[i].simplified));
        }
        if (!odd[i].damaged.empty()) {
            report.add("damaged_characters", *entry.list, *entry.item,
                       fmt::format("第 {} 项有无法识别的字符“{}”，请对照原文件补上原来的字。",
                                   entry.item->number, to_utf8(odd[i].damaged)));
        }
        report_markup(entry, report);
    }
}

}  // namespace zs::lint
