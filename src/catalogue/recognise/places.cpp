#include "catalogue/recognise/places.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/text.h"
#include "catalogue/recognise/front_words.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string_view;
constexpr std::size_t kLongestName = 12;
constexpr std::size_t kLongestPlainName = 6;  // 齐齐哈尔市 and the like; longer ones are autonomous
constexpr int kMostLevels = 4;

bool is_autonomous(u32string_view name) {
    return has(name, U"自治") || has(name, U"新区") || has(name, U"开发区") || has(name, U"特别行政区");
}

/// Is `name`, which ends like a place, the name of one?
bool names_a_place(u32string_view name, u32string_view end) {
    u32string_view stem = name.substr(0, name.size() - end.size());
    bool short_stem = stem.size() == 1 && end != U"县" && end != U"旗";
    if (stem.empty() || short_stem ||
        stem.size() + 1 > (is_autonomous(name) ? kLongestName : kLongestPlainName)) {
        return false;
    }
    if (!std::all_of(stem.begin(), stem.end(), [](char32_t c) { return is_cjk(c); })) return false;
    if (has(U"区县市省各", stem.substr(0, 1))) return false;  // 区委, 县区: words of level, not names
    if (first_word(stem, front_words("not_in_place")).length > 0) return false;
    if (!word_at_end(name, front_words("never_place")).empty() && end != U"特别行政区") return false;
    return std::none_of(
        front_words("no_place").begin(), front_words("no_place").end(),
        [&](auto const& word) { return ends_with(name, word) && name.size() <= word.size() + 1; });
}

std::size_t name_length(u32string_view text) {
    for (std::size_t length = 2; length <= std::min(kLongestName, text.size()); ++length) {
        u32string_view name = text.substr(0, length);
        u32string_view end = word_at_end(name, front_words("place_ends"));
        if (end.empty() || !names_a_place(name, end)) continue;
        u32string_view after = text.substr(length);
        if (!word_at_start(after, front_words("not_after_place")).empty()) continue;
        if (starts_with(after, U"自治")) continue;  // the name of a people, not yet the end
        return length;
    }
    return 0;
}

/// Nothing of the chain follows a county or a district.
bool is_lowest(u32string_view chain) {
    bool region = ends_with(chain, U"自治区") || ends_with(chain, U"特别行政区") || ends_with(chain, U"地区");
    return !region && (chain.back() == U'区' || chain.back() == U'县' || chain.back() == U'旗');
}

}  // namespace

WordList const& front_words(std::string_view key) {
    static Vocabulary const kWords("front_matter.txt");
    return kWords[key];
}

u32string_view place_at_start(u32string_view text) {
    std::size_t end = 0;
    for (int level = 0; level < kMostLevels; ++level) {
        std::size_t length = name_length(text.substr(end));
        if (length == 0) break;
        end += length;
        if (is_lowest(text.substr(0, end))) break;
    }
    return text.substr(0, end);
}

u32string_view lowest_place(u32string_view chain) {
    std::size_t start = 0;
    while (true) {
        std::size_t length = name_length(chain.substr(start));
        if (length == 0 || start + length >= chain.size()) return chain.substr(start);
        start += length;
    }
}

}  // namespace zs::catalogue::recognise
