#include "lint/figures.h"

#include <fmt/format.h>

#include "base/text.h"

namespace zs::lint {
namespace {

bool is_figure(char32_t c) {
    return is_digit(c) ||
           std::u32string_view(U"一二两三四五六七八九十百").find(c) != std::u32string_view::npos;
}

struct Run {
    std::size_t at = 0;
    std::size_t length = 0;
};

/// Where `value` stands in the piece, if it stands there once.
std::optional<Run> figure_in(std::u32string const& piece, double value) {
    std::optional<Run> found;
    for (std::size_t i = 0; i < piece.size();) {
        std::size_t end = i;
        while (end < piece.size() && is_figure(piece[end]))
            ++end;
        if (end == i) {
            ++i;
            continue;
        }
        auto const number = parse_number(to_utf8(std::u32string_view(piece).substr(i, end - i)));
        bool const part = (i > 0 && piece[i - 1] == U'.') || (end < piece.size() && piece[end] == U'.') ||
                          (i > 1 && piece[i - 1] == U'之' && piece[i - 2] == U'分');
        if (number && *number == value) {
            if (found || part) return std::nullopt;
            found = Run{i, end - i};
        }
        i = end;
    }
    return found;
}

}  // namespace

std::optional<std::string> with_figure(std::string const& text, std::string const& quote, double from,
                                       double to) {
    auto const at = quote.empty() ? std::string::npos : text.find(quote);
    if (at == std::string::npos || text.find(quote, at + 1) != std::string::npos) return std::nullopt;
    std::u32string piece = to_utf32(quote);
    auto const run = figure_in(piece, from);
    if (!run) return std::nullopt;
    piece.replace(run->at, run->length, to_utf32(fmt::format("{}", to)));
    std::string changed = to_utf8(piece);
    if (to == 100) changed = replace_all(changed, "100%以上", "100%");
    return text.substr(0, at) + changed + text.substr(at + quote.size());
}

}  // namespace zs::lint
