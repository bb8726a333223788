#include "catalogue/recognise/methods.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/recognise/unit_names.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;

WordList const& known_methods() {
    static WordList const kWords = [] {
        Vocabulary const file("methods.txt");
        std::vector<u32string> words;
        for (char const* key : {"methods", "other", "english"})
            words.insert(words.end(), file[key].begin(), file[key].end());
        return WordList(std::move(words));
    }();
    return kWords;
}

bool is_separator(char32_t c) {
    return has(U"、，；,;。/／|+\n", u32string_view(&c, 1));
}

/// The known words of a text one after another; what stands between them goes to `rest`.
std::vector<u32string> known_in(u32string_view text, u32string& rest) {
    std::vector<u32string> found;
    for (std::size_t i = 0; i < text.size();) {
        u32string_view word = word_at_start(text.substr(i), known_methods());
        if (word.empty()) {
            if (!is_separator(text[i]) && !is_white_space(text[i])) rest.push_back(text[i]);
            ++i;
        } else {
            found.emplace_back(word);
            i += word.size();
        }
    }
    return found;
}

bool is_latin(u32string_view text) {
    return std::none_of(text.begin(), text.end(), [](char32_t c) { return is_cjk(c); });
}

/// White space goes, except between Latin words.
u32string compact(u32string_view text) {
    u32string out(text);
    if (!is_latin(text)) std::erase_if(out, is_white_space);
    return out;
}

std::vector<u32string> pieces_of(u32string_view cell) {
    std::vector<u32string> pieces(1);
    bool latin = is_latin(cell);
    for (char32_t c : cell) {
        bool blank = !latin && is_white_space(c);
        if (!is_separator(c) && !blank) {
            pieces.back().push_back(c);
        } else if (!pieces.back().empty()) {
            pieces.emplace_back();
        }
    }
    std::vector<u32string> out;
    for (auto const& piece : pieces) {
        u32string clean = to_utf32(collapse_white_space(to_utf8(piece)));
        if (!clean.empty()) out.push_back(std::move(clean));
    }
    return out;
}

bool is_joint(u32string_view rest) {
    return rest.empty() || rest == U"和" || rest == U"及" || rest == U"与" || rest == U"等";
}

}  // namespace

std::vector<std::string> read_methods(std::string_view cell) {
    u32string text = to_utf32(trim(cell));
    if (text.empty() || is_word(text, unit_words("nothing"))) return {};
    u32string rest;
    std::vector<u32string> found = known_in(compact(text), rest);
    if (!is_joint(rest)) {
        found.clear();
        for (u32string const& piece : pieces_of(text)) {
            u32string piece_rest;
            std::vector<u32string> known = known_in(piece, piece_rest);
            if (known.empty() || !is_joint(piece_rest)) known = {piece};
            found.insert(found.end(), known.begin(), known.end());
        }
    }
    std::vector<std::string> methods;
    for (auto const& word : found) {
        std::string method = to_utf8(word);
        if (std::find(methods.begin(), methods.end(), method) == methods.end()) methods.push_back(method);
    }
    return methods;
}

double method_likeness(std::string_view cell) {
    constexpr std::size_t kLongestCell = 120;
    u32string text = compact(to_utf32(trim(cell)));
    if (text.empty() || text.size() > kLongestCell) return 0.0;
    u32string rest;
    std::vector<u32string> found = known_in(text, rest);
    std::size_t known = 0;
    for (auto const& word : found)
        known += word.size();
    return static_cast<double>(known) / static_cast<double>(known + rest.size());
}

}  // namespace zs::catalogue::recognise
