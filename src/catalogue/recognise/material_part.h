#pragma once

#include <string_view>

#include "catalogue/catalogue.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {

/// Reads what one part of a filing request asks for. `text` is without white space.
MaterialPart read_part(std::u32string_view text);

/// Whether the text names something that can be filed: 案卷, 统计表, 网址.
bool names_a_kind(std::u32string_view text);

/// The words of data/vocabulary/materials.txt, by key.
WordList const& material_words(std::string_view key);

}  // namespace zs::catalogue::recognise
