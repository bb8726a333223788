#include "catalogue/diff/overlap.h"

#include <algorithm>

namespace zs::catalogue::diff {
namespace {

constexpr std::size_t kLength = 3;

/// Calls `with_first`, `with_second` for the place of each gram that both have.
template <class First, class Second>
void for_common(std::vector<Gram> const& first, std::vector<Gram> const& second, First with_first,
                Second with_second) {
    auto a = first.begin();
    auto b = second.begin();
    while (a != first.end() && b != second.end()) {
        if (a->code < b->code) {
            ++a;
        } else if (b->code < a->code) {
            ++b;
        } else {
            auto const code = a->code;
            for (; a != first.end() && a->code == code; ++a)
                with_first(a->at);
            for (; b != second.end() && b->code == code; ++b)
                with_second(b->at);
        }
    }
}

void mark(std::span<std::uint8_t> marks, std::size_t at) {
    for (std::size_t i = at; i < std::min(at + kLength, marks.size()); ++i)
        marks[i] = 1;
}

double share_of(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Grammed grammed(ComparedText const& text) {
    return {text.size(), grams_of(text.characters)};
}

Overlap overlap(Grammed const& before, Grammed const& after) {
    std::vector<std::uint8_t> marks(before.size + after.size);
    auto const first = std::span(marks).first(before.size);
    auto const second = std::span(marks).last(after.size);
    for_common(
        before.grams, after.grams, [&](std::size_t at) { mark(first, at); },
        [&](std::size_t at) { mark(second, at); });
    auto const a = static_cast<std::size_t>(std::count(first.begin(), first.end(), 1));
    auto const b = static_cast<std::size_t>(std::count(second.begin(), second.end(), 1));
    return {share_of(a, before.size), share_of(b, after.size), share_of(a + b, marks.size())};
}

void mark_common(Grammed const& text, Grammed const& other, std::span<std::uint8_t> marks) {
    for_common(
        text.grams, other.grams, [&](std::size_t at) { mark(marks, at); }, [](std::size_t) {});
}

}  // namespace zs::catalogue::diff
