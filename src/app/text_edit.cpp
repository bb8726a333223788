#include "app/text_edit.h"

#include <algorithm>

#include "base/text.h"

namespace zs::app {
namespace {

/// [from, to) of the old text is replaced.
struct Replacement {
    std::size_t from = 0;
    std::size_t to = 0;
    std::u32string by;
};

Replacement between(std::u32string const& before, std::u32string const& after) {
    std::size_t const shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    return {head, before.size() - tail, after.substr(head, after.size() - tail - head)};
}

}  // namespace

std::optional<std::string> carried_over(std::string_view before, std::string_view proposed,
                                        std::string_view now) {
    auto const old_text = to_utf32(before);
    auto text = to_utf32(now);
    auto const wanted = between(old_text, to_utf32(proposed));
    auto const done = between(old_text, text);
    if (wanted.to < done.from) {
        text.replace(wanted.from, wanted.to - wanted.from, wanted.by);
    } else if (done.to < wanted.from || (done.to == wanted.from && wanted.to > wanted.from)) {
        std::size_t const shifted = wanted.from + done.by.size() - (done.to - done.from);
        text.replace(shifted, wanted.to - wanted.from, wanted.by);
    } else {
        return std::nullopt;
    }
    return to_utf8(text);
}

}  // namespace zs::app
