#pragma once

#include <string_view>

#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {

/// The words of data/vocabulary/front_matter.txt, by key.
WordList const& front_words(std::string_view key);

}  // namespace zs::catalogue::recognise
