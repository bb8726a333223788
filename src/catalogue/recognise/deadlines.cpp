#include "catalogue/recognise/deadlines.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/recognise/unit_names.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {

std::optional<std::string> read_deadline(std::string_view cell) {
    std::u32string text = to_utf32(trim(cell));
    if (text.empty() || is_word(text, unit_words("nothing"))) return std::nullopt;
    bool chinese = std::any_of(text.begin(), text.end(), [](char32_t c) { return is_cjk(c); });
    return chinese ? without_white_space(cell) : collapse_white_space(cell);
}

}  // namespace zs::catalogue::recognise
