#include "requirements/limit_text.h"

#include <algorithm>

#include "base/text.h"

namespace zs::requirements {
namespace {

using catalogue::recognise::first_word;
using catalogue::recognise::has;
using catalogue::recognise::word_at_start;

constexpr auto npos = std::u32string_view::npos;

char32_t fold(char32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

bool ends_sentence(char32_t c) {
    return c == U'。' || c == U';' || c == U'!' || c == U'?' || c == U'\n' || c == U'．';
}

/// 乡镇（街道） stays in its phrase; a remark with a comma or a number of its own does not.
bool is_remark(std::u32string_view inside) {
    auto const speaks = [](char32_t c) { return c == U',' || c == U'。' || c == U';' || is_digit(c); };
    return inside.size() > 4 && std::any_of(inside.begin(), inside.end(), speaks);
}

}  // namespace

catalogue::recognise::WordList const& limit_words(std::string_view key) {
    static catalogue::recognise::Vocabulary const kWords("limits.txt");
    return kWords[key];
}

catalogue::recognise::WordList const& subject_list(std::string_view key) {
    static catalogue::recognise::Vocabulary const kWords("limit_subjects.txt");
    return kWords[key];
}

LimitText::LimitText(std::string_view text) : written(to_utf32(text)) {
    folded = written;
    std::transform(folded.begin(), folded.end(), folded.begin(), fold);
    passive.assign(folded.size(), false);
    mark_passive();
    part_phrases();
}

void LimitText::mark_passive() {
    for (std::size_t i = 0; i < folded.size(); ++i) {
        char32_t const c = folded[i];
        char32_t const closing = c == U'《'   ? U'》'
                                 : c == U'“'  ? U'”'
                                 : c == U'〔' ? U'〕'
                                 : c == U'['  ? U']'
                                              : 0;
        if (closing == 0) continue;
        std::size_t const close = folded.find(closing, i);
        if (close == npos) continue;
        // “最多跑一次” is a demand where it is to be reached, a name where 改革 follows.
        bool const demand =
            c == U'“' && first_word(part(i + 1, close), limit_words("far_most")).at == 0 &&
            word_at_start(part(close + 1, folded.size()), limit_words("quoted_names")).empty();
        if (!demand)
            std::fill(passive.begin() + static_cast<std::ptrdiff_t>(i),
                      passive.begin() + static_cast<std::ptrdiff_t>(close) + 1, true);
        i = close;
    }
}

void LimitText::part_phrases() {
    int sentence = 0;
    int outer = 0;
    std::size_t begin = 0;
    std::size_t remark_end = npos;
    auto const close = [&](std::size_t end) {
        if (end > begin) phrases.push_back({begin, end, sentence});
        begin = end + 1;
    };
    for (std::size_t i = 0; i < folded.size(); ++i) {
        char32_t const c = folded[i];
        if (i == remark_end) {
            close(i);
            std::swap(sentence, outer);
            remark_end = npos;
        } else if (c == U'(' && remark_end == npos) {
            std::size_t const end = folded.find(U')', i);
            if (end == npos || !is_remark(part(i + 1, end))) continue;
            close(i);
            outer = sentence;
            sentence += 1000;  // a number of its own; the sentence around it goes on behind it
            remark_end = end;
        } else if (ends_sentence(c) && !passive[i]) {
            close(i);
            ++sentence;
        } else if (c == U',' && !passive[i]) {
            close(i);
        }
    }
    close(folded.size());
}

std::size_t LimitText::phrase_at(std::size_t at) const {
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        if (at < phrases[i].end) return i;
    }
    return phrases.empty() ? 0 : phrases.size() - 1;
}

std::string LimitText::as_written(std::size_t begin, std::size_t end) const {
    return to_utf8(std::u32string_view(written).substr(begin, end - begin));
}

}  // namespace zs::requirements
