#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zs::catalogue::recognise {

/// Words, longest first, so that the first match is the best. Knows which words begin and end with a
/// character: most texts are refused without looking at a word.
class WordList {
  public:
    WordList() = default;
    WordList(std::initializer_list<std::u32string> words) : WordList(std::vector<std::u32string>(words)) {}
    explicit WordList(std::vector<std::u32string> words);
    WordList(WordList&&) = default;  ///< the index points into the words, which a move leaves where they are
    WordList& operator=(WordList&&) = default;
    WordList(WordList const&) = delete;
    WordList& operator=(WordList const&) = delete;
    ~WordList() = default;

    [[nodiscard]] auto begin() const { return words_.begin(); }
    [[nodiscard]] auto end() const { return words_.end(); }
    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] bool may_start_with(char32_t c) const { return firsts_.marks[slot(c)]; }
    [[nodiscard]] bool may_end_with(char32_t c) const { return lasts_.marks[slot(c)]; }
    /// The words that begin or end with a character, longest first.
    [[nodiscard]] std::span<std::u32string const* const> starting_with(char32_t c) const {
        return firsts_.of(c);
    }
    [[nodiscard]] std::span<std::u32string const* const> ending_with(char32_t c) const {
        return lasts_.of(c);
    }

  private:
    static std::size_t slot(char32_t c) { return (c ^ (c >> 9U)) % 512; }

    /// The words by one of their characters.
    struct Index {
        std::bitset<512> marks;
        std::vector<char32_t> characters;  ///< sorted, one for each word
        std::vector<std::u32string const*> words;

        void fill(std::vector<std::u32string> const& from, char32_t (*character)(std::u32string const&));
        [[nodiscard]] std::span<std::u32string const* const> of(char32_t c) const;
    };

    std::vector<std::u32string> words_;
    Index firsts_;
    Index lasts_;
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
