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
    for (EmbeddedFile const& file : embedded_files()) {
        if (file.name == name) return file.bytes;
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

}  // namespace

std::vector<std::u32string> word_list(std::string_view file, std::string_view key) {
    std::vector<std::u32string> words;
    for (std::string const& line : split_lines(file_named(file))) {
        std::size_t colon = line.find(':');
        if (line.empty() || line.front() == '#' || colon == std::string::npos) continue;
        if (trim(std::string_view(line).substr(0, colon)) == key) {
            add_words(std::string_view(line).substr(colon + 1), words);
        }
    }
    ENSURE(!words.empty());
    std::stable_sort(words.begin(), words.end(),
                     [](auto const& a, auto const& b) { return a.size() > b.size(); });
    return words;
}

bool starts_with(std::u32string_view text, std::u32string_view part) {
    return text.substr(0, part.size()) == part;
}

bool ends_with(std::u32string_view text, std::u32string_view part) {
    return text.size() >= part.size() && text.substr(text.size() - part.size()) == part;
}

bool has(std::u32string_view text, std::u32string_view part) {
    return text.find(part) != std::u32string_view::npos;
}

std::u32string_view word_at_start(std::u32string_view text, std::vector<std::u32string> const& words) {
    for (auto const& word : words) {
        if (starts_with(text, word)) return word;
    }
    return {};
}

std::u32string_view word_at_end(std::u32string_view text, std::vector<std::u32string> const& words) {
    for (auto const& word : words) {
        if (ends_with(text, word)) return word;
    }
    return {};
}

bool is_word(std::u32string_view text, std::vector<std::u32string> const& words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

WordAt first_word(std::u32string_view text, std::vector<std::u32string> const& words, std::size_t from) {
    WordAt best;
    for (auto const& word : words) {
        std::size_t at = text.find(word, from);
        if (at < best.at || (at == best.at && at != std::u32string_view::npos && word.size() > best.length)) {
            best = {at, word.size()};
        }
    }
    return best;
}

}  // namespace zs::catalogue::recognise
