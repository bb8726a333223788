#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zs::catalogue::recognise {

/// The words of a key of a vocabulary file (data/vocabulary, lines "key: word, word"), longest first, so that
/// the first match is the best. Throws if file or key is missing: they are part of the program.
std::vector<std::u32string> word_list(std::string_view file, std::string_view key);

bool starts_with(std::u32string_view text, std::u32string_view part);
bool ends_with(std::u32string_view text, std::u32string_view part);
bool has(std::u32string_view text, std::u32string_view part);
/// The first (longest) word that `text` starts or ends with; empty if none.
std::u32string_view word_at_start(std::u32string_view text, std::vector<std::u32string> const& words);
std::u32string_view word_at_end(std::u32string_view text, std::vector<std::u32string> const& words);
bool is_word(std::u32string_view text, std::vector<std::u32string> const& words);
/// Position of the earliest word (the longest of those that start there) at or after `from`, or npos.
struct WordAt {
    std::size_t at = std::u32string_view::npos;
    std::size_t length = 0;
};
WordAt first_word(std::u32string_view text, std::vector<std::u32string> const& words, std::size_t from = 0);

}  // namespace zs::catalogue::recognise
