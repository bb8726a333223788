#include "formats/positioned/entries.h"

#include "base/text.h"

namespace zs::formats {
namespace {

constexpr int kEnoughLists = 2;
constexpr std::size_t kLongestEntry = 3;   // lines: longer ones are prose
constexpr std::size_t kLongestWords = 40;  // characters

std::string first_character(std::string const& text) {
    std::size_t at = 0;
    next_code_point(text, at);
    return text.substr(0, at);
}

/// Ends of the runs of lines that certainly belong together or may do so.
std::vector<std::size_t> runs_of(std::vector<TextLine> const& lines, double inner_left, double inner_right) {
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!is_wrapped(lines[i], lines[i + 1], inner_left, inner_right)) ends.push_back(i + 1);
    }
    if (!lines.empty()) ends.push_back(lines.size());
    return ends;
}

/// One character below the other: a narrow column, or text that runs downwards.
bool is_upright_column(std::vector<TextLine> const& lines) {
    if (lines.size() < 2) return false;
    for (auto const& line : lines) {
        if (length_in_characters(line.text) != 1) return false;
    }
    return true;
}

std::string plain_join(std::vector<TextLine> const& lines, std::size_t first, std::size_t last) {
    std::string text = lines[first].text;
    for (std::size_t i = first + 1; i < last; ++i)
        append_wrapped(text, lines[i].text);
    return text;
}

}  // namespace

void ColumnEntries::learn(std::vector<TextLine> const& lines, double inner_left, double inner_right) {
    auto ends = runs_of(lines, inner_left, inner_right);
    if (ends.size() > 1) ++lists_;
    std::size_t first = 0;
    for (std::size_t end : ends) {
        // A run of one line is one entry; of more, it might be several.
        if (end - first == 1 && length_in_characters(lines[first].text) <= kLongestWords) {
            known_.insert(lines[first].text);
            beginnings_.insert(first_character(lines[first].text));
        }
        first = end;
    }
}

std::string ColumnEntries::text(std::vector<TextLine> const& lines, double inner_left,
                                double inner_right) const {
    if (is_upright_column(lines)) return plain_join(lines, 0, lines.size());
    std::string out;
    std::size_t first = 0;
    for (std::size_t end : runs_of(lines, inner_left, inner_right)) {
        if (first > 0) out += '\n';
        out += divided(lines, first, end);
        first = end;
    }
    return out;
}

bool ColumnEntries::begins_like_entry(std::string const& text) const {
    return beginnings_.contains(first_character(text));
}

/// Whether a known entry begins at line `at`.
bool ColumnEntries::begins_entry(std::vector<TextLine> const& lines, std::size_t at, std::size_t last) const {
    for (std::size_t end = at + 1; end <= std::min(last, at + kLongestEntry); ++end) {
        bool whole = end == last || begins_like_entry(lines[end].text);
        if (whole && known_.contains(plain_join(lines, at, end))) return true;
    }
    return false;
}

std::string ColumnEntries::divided(std::vector<TextLine> const& lines, std::size_t first,
                                   std::size_t last) const {
    std::string out;
    std::string entry = lines[first].text;
    for (std::size_t i = first + 1; i < last; ++i) {
        bool ends = known_.contains(entry) && begins_like_entry(lines[i].text);
        if (lists_ >= kEnoughLists && (ends || begins_entry(lines, i, last))) {
            out += entry + '\n';
            entry = lines[i].text;
        } else {
            append_wrapped(entry, lines[i].text);
        }
    }
    return out + entry;
}

}  // namespace zs::formats
