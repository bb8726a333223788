#include "catalogue/recognise/word_lists.h"

#include <algorithm>
#include <span>

#include "base/embedded.h"
#include "base/error.h"
#include "base/text.h"

namespace zs::catalogue {
std::span<EmbeddedFile const> embedded_files();
}  // namespace zs::catalogue

namespace zs::catalogue::recognise {
namespace {

std::string_view file_named(std::string_view name) {
    constexpr std::string_view kFolder = "vocabulary/";
    for (EmbeddedFile const& file : embedded_files()) {
        if (file.name.starts_with(kFolder) && file.name.substr(kFolder.size()) == name) return file.bytes;
    }
    ENSURE(false && "vocabulary file");
    return {};
}

void add_words(std::string_view line, std::vector<std::u32string>& words) {
    while (!line.empty()) {
        std::size_t comma = std::min(line.find(','), line.size());
        std::string_view word = trim(line.substr(0, comma));
        if (!word.empty()) words.push_back(to_utf32(word));
        line.remove_prefix(std::min(comma + 1, line.size()));
    }
}

std::size_t hash(std::string_view key) {
    if (key.empty()) return 0;
    return key.size() * 11 + static_cast<unsigned char>(key.front()) * 5 +
           static_cast<unsigned char>(key.back());
}

}  // namespace

WordList::WordList(std::vector<std::u32string> words) : words_(std::move(words)) {
    std::stable_sort(words_.begin(), words_.end(),
                     [](auto const& a, auto const& b) { return a.size() > b.size(); });
    firsts_.fill(words_, [](std::u32string const& word) { return word.front(); });
    lasts_.fill(words_, [](std::u32string const& word) { return word.back(); });
}

void WordList::Index::fill(std::vector<std::u32string> const& from,
                           char32_t (*character)(std::u32string const&)) {
    for (auto const& word : from) {
        words.push_back(&word);
        marks.set(slot(character(word)));
    }
    std::stable_sort(words.begin(), words.end(),
                     [&](auto const* a, auto const* b) { return character(*a) < character(*b); });
    for (auto const* word : words)
        characters.push_back(character(*word));
}

std::span<std::u32string const* const> WordList::Index::of(char32_t c) const {
    if (!marks[slot(c)]) return {};
    auto const [begin, end] = std::equal_range(characters.begin(), characters.end(), c);
    return std::span(words).subspan(static_cast<std::size_t>(begin - characters.begin()),
                                    static_cast<std::size_t>(end - begin));
}

Vocabulary::Vocabulary(std::string_view file) {
    std::vector<std::pair<std::string, std::vector<std::u32string>>> found;
    for (std::string const& line : split_lines(file_named(file))) {
        std::size_t colon = line.find(':');
        if (line.empty() || line.front() == '#' || colon == std::string::npos) continue;
        std::string_view key = trim(std::string_view(line).substr(0, colon));
        auto same =
            std::find_if(found.begin(), found.end(), [&](auto const& each) { return each.first == key; });
        if (same == found.end()) same = found.insert(same, {std::string(key), {}});
        add_words(std::string_view(line).substr(colon + 1), same->second);
    }
    ENSURE(found.size() < places_.size() / 2);
    for (auto& [key, words] : found) {
        std::size_t place = hash(key);
        while (places_[place % places_.size()] != 0)
            ++place;
        lists_.emplace_back(std::move(key), WordList(std::move(words)));
        places_[place % places_.size()] = static_cast<std::uint8_t>(lists_.size());
    }
}

WordList const& Vocabulary::operator[](std::string_view key) const {
    for (std::size_t place = hash(key);; ++place) {
        std::uint8_t const at = places_[place % places_.size()];
        ENSURE(at != 0);
        if (lists_[at - 1U].first == key) return lists_[at - 1U].second;
    }
}

bool starts_with(std::u32string_view text, std::u32string_view part) {
    return text.substr(0, part.size()) == part;
}

bool ends_with(std::u32string_view text, std::u32string_view part) {
    return text.size() >= part.size() && text.substr(text.size() - part.size()) == part;
}

bool has(std::u32string_view text, std::u32string_view part) {
    if (part.size() == 1) return std::find(text.begin(), text.end(), part.front()) != text.end();
    return text.find(part) != std::u32string_view::npos;
}

std::u32string_view word_at_start(std::u32string_view text, WordList const& words) {
    if (text.empty() || !words.may_start_with(text.front())) return {};
    for (auto const* word : words.starting_with(text.front())) {
        if (starts_with(text, *word)) return *word;
    }
    return {};
}

std::u32string_view word_at_end(std::u32string_view text, WordList const& words) {
    if (text.empty() || !words.may_end_with(text.back())) return {};
    for (auto const* word : words.ending_with(text.back())) {
        if (ends_with(text, *word)) return *word;
    }
    return {};
}

bool is_word(std::u32string_view text, WordList const& words) {
    if (text.empty() || !words.may_start_with(text.front())) return false;
    auto const same = words.starting_with(text.front());
    return std::any_of(same.begin(), same.end(), [&](auto const* word) { return *word == text; });
}

WordAt first_word(std::u32string_view text, WordList const& words, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        if (!words.may_start_with(text[at])) continue;
        std::u32string_view const word = word_at_start(text.substr(at), words);
        if (!word.empty()) return {at, word.size()};
    }
    return {};
}

}  // namespace zs::catalogue::recognise
