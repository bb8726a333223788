#include "app/excerpt.h"

#include <algorithm>

#include "base/text.h"
#include "store/search_text.h"

namespace zs::app {
namespace {

constexpr int kBefore = 30;  // UTF-16 code units
constexpr int kAfter = 120;

/// The bytes at which the code units `from` and `to` begin; both are moved to whole characters.
std::string slice(std::string const& text, int& from, int to) {
    std::size_t begin = 0;
    std::size_t at = 0;
    int unit = 0;
    int first = 0;
    while (at < text.size() && unit < to) {
        if (unit <= from) {
            begin = at;
            first = unit;
        }
        unit += next_code_point(text, at) > 0xFFFF ? 2 : 1;
    }
    from = first;
    return text.substr(begin, at - begin);
}

}  // namespace

std::optional<Excerpt> excerpt_of(std::string const& text, std::vector<store::SearchPhrase> const& phrases) {
    auto const marks = store::highlights(text, phrases);
    if (marks.empty()) return std::nullopt;
    int from = std::max(0, marks.front().first - kBefore);
    int const to = marks.front().second + kAfter;
    Excerpt out;
    out.text = slice(text, from, to);
    std::replace(out.text.begin(), out.text.end(), '\n', ' ');
    std::replace(out.text.begin(), out.text.end(), '\t', ' ');
    for (auto const& [start, end] : marks) {
        if (end <= to) out.highlights.emplace_back(start - from, end - from);
    }
    return out;
}

}  // namespace zs::app
