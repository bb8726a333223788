#include "store/search_text.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace zs::store {
namespace {

enum class Class { cjk, word, other };

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F);
}

Class class_of(char32_t c) {
    if (is_cjk(c)) return Class::cjk;
    return is_letter(c) ? Class::word : Class::other;
}

char32_t folded(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms
    if (c == 0x3000) c = ' ';
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    return c;
}

/// The search form, and for each of its bytes (and its end) the UTF-16 offset in the text it came from.
struct MappedForm {
    std::string form;
    std::vector<int> utf16;
};

MappedForm mapped_form(std::string_view text) {
    MappedForm out;
    bool after_cjk = false;
    int utf16 = 0;
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_code_point(text, at);
        int const units = c > 0xFFFF ? 2 : 1;
        if (is_white_space(c) && after_cjk) {
            std::size_t ahead = at;
            char32_t following = c;
            while (ahead < text.size() && is_white_space(following))
                following = next_code_point(text, ahead);
            if (is_cjk(following)) {
                utf16 += units;
                continue;
            }
        }
        if (!is_white_space(c)) after_cjk = is_cjk(c);
        append_utf8(out.form, is_white_space(c) ? U' ' : folded(c));
        out.utf16.resize(out.form.size(), utf16);
        utf16 += units;
    }
    out.utf16.push_back(utf16);
    return out;
}

/// The end of the run of characters of class `wanted` that starts at `from`; counts its characters.
std::size_t run_end(std::string_view form, std::size_t from, Class wanted) {
    std::size_t at = from;
    while (at < form.size()) {
        std::size_t next = at;
        if (class_of(next_code_point(form, next)) != wanted) break;
        at = next;
    }
    return at;
}

void add_pairs(std::string_view form, std::size_t from, std::size_t end, TermsFor purpose,
               std::vector<SearchTerm>& out) {
    std::size_t first = from;
    std::size_t second = from;
    next_code_point(form, second);
    if (second == end) {
        out.push_back({first, end, false});
        return;
    }
    while (second < end) {
        std::size_t after = second;
        next_code_point(form, after);
        out.push_back({first, after, false});
        first = second;
        second = after;
    }
    if (purpose == TermsFor::index) out.push_back({first, end, true});
}

bool is_word_at(std::string_view form, std::size_t at) {
    return at < form.size() && class_of(next_code_point(form, at)) == Class::word;
}

bool is_word_before(std::string_view form, std::size_t at) {
    if (at == 0) return false;
    std::size_t start = at - 1;
    while (start > 0 && (static_cast<unsigned char>(form[start]) & 0xC0U) == 0x80U)
        --start;
    return class_of(next_code_point(form, start)) == Class::word;
}

/// Words match whole: "3" is not in "2023".
bool is_whole(std::string_view form, std::size_t from, std::size_t to) {
    if (is_word_at(form, from) && is_word_before(form, from)) return false;
    return !(is_word_before(form, to) && is_word_at(form, to));
}

}  // namespace

std::string search_form(std::string_view text) {
    return mapped_form(text).form;
}

std::vector<SearchTerm> search_terms(std::string_view form, TermsFor purpose) {
    std::vector<SearchTerm> out;
    for (std::size_t at = 0; at < form.size();) {
        std::size_t next = at;
        auto const kind = class_of(next_code_point(form, next));
        if (kind != Class::other) next = run_end(form, at, kind);
        if (kind == Class::word) out.push_back({at, next, false});
        if (kind == Class::cjk) add_pairs(form, at, next, purpose, out);
        at = next;
    }
    return out;
}

std::vector<std::string> search_words(std::string_view text, std::size_t max) {
    auto const form = search_form(text);
    std::vector<std::string> out;
    std::set<std::string, std::less<>> seen;
    for (auto const& term : search_terms(form, TermsFor::query)) {
        if (out.size() == max) break;
        auto word = form.substr(term.from, term.to - term.from);
        if (seen.insert(word).second) out.push_back(std::move(word));
    }
    return out;
}

std::vector<SearchPhrase> search_phrases(std::string_view query) {
    std::vector<SearchPhrase> out;
    std::string const words = collapse_white_space(query);
    for (std::size_t from = 0; from < words.size();) {
        std::size_t const to = std::min(words.find(' ', from), words.size());
        SearchPhrase phrase{search_form(std::string_view(words).substr(from, to - from))};
        from = to + 1;
        auto const terms = search_terms(phrase.form, TermsFor::query);
        if (terms.empty()) continue;
        // Cut what stands around the terms: it is not indexed.
        std::string_view const last(phrase.form.data() + terms.back().from,
                                    terms.back().to - terms.back().from);
        phrase.prefix = length_in_characters(last) == 1 && class_of(to_utf32(last)[0]) == Class::cjk;
        phrase.form = phrase.form.substr(terms.front().from, terms.back().to - terms.front().from);
        out.push_back(std::move(phrase));
    }
    return out;
}

std::vector<std::pair<int, int>> highlights(std::string_view text, std::vector<SearchPhrase> const& phrases) {
    auto const [form, utf16] = mapped_form(text);
    std::vector<std::pair<int, int>> found;
    for (auto const& phrase : phrases) {
        for (auto at = form.find(phrase.form); at != std::string::npos; at = form.find(phrase.form, at + 1)) {
            auto const end = at + phrase.form.size();
            if (!is_whole(form, at, end)) continue;
            // The end of the last character, not the start of the next one: blanks may lie between.
            std::size_t last = end - 1;
            while ((static_cast<unsigned char>(form[last]) & 0xC0U) == 0x80U)
                --last;
            std::size_t after = last;
            int const units = next_code_point(form, after) > 0xFFFF ? 2 : 1;
            found.emplace_back(utf16[at], utf16[last] + units);
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<std::pair<int, int>> out;
    for (auto const& range : found) {
        if (!out.empty() && range.first <= out.back().second) {
            out.back().second = std::max(out.back().second, range.second);
        } else {
            out.push_back(range);
        }
    }
    return out;
}

}  // namespace zs::store
