#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zs::catalogue::recognise {

/// Words, longest first, so that the first match is the best. Remembers with which characters words begin and
/// end: most texts are refused without looking at a word.
class WordList {
  public:
    WordList() = default;
    WordList(std::initializer_list<std::u32string> words) : WordList(std::vector<std::u32string>(words)) {}
    explicit WordList(std::vector<std::u32string> words);

    [[nodiscard]] auto begin() const { return words_.begin(); }
    [[nodiscard]] auto end() const { return words_.end(); }
    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] bool may_start_with(char32_t c) const { return firsts_[slot(c)]; }
    [[nodiscard]] bool may_end_with(char32_t c) const { return lasts_[slot(c)]; }

  private:
    static std::size_t slot(char32_t c) { return (c ^ (c >> 9U)) % 512; }

    std::vector<std::u32string> words_;
    std::bitset<512> firsts_;
    std::bitset<512> lasts_;
};

/// A vocabulary file (data/vocabulary, lines "key: word, word"), read once. A missing file or key is a bug:
/// throws.
class Vocabulary {
  public:
    explicit Vocabulary(std::string_view file);
    WordList const& operator[](std::string_view key) const;

  private:
    std::vector<std::pair<std::string, WordList>> lists_;
    std::array<std::uint8_t, 128> places_{};  ///< hash of a key → place in lists_, from 1
};

bool starts_with(std::u32string_view text, std::u32string_view part);
bool ends_with(std::u32string_view text, std::u32string_view part);
bool has(std::u32string_view text, std::u32string_view part);
/// The first (longest) word that `text` starts or ends with; empty if none.
std::u32string_view word_at_start(std::u32string_view text, WordList const& words);
std::u32string_view word_at_end(std::u32string_view text, WordList const& words);
bool is_word(std::u32string_view text, WordList const& words);
/// Position of the earliest word (the longest of those that start there) at or after `from`, or npos.
struct WordAt {
    std::size_t at = std::u32string_view::npos;
    std::size_t length = 0;
};
WordAt first_word(std::u32string_view text, WordList const& words, std::size_t from = 0);

}  // namespace zs::catalogue::recognise
