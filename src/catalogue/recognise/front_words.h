#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zs::catalogue::recognise {

/// The words of data/vocabulary/front_matter.txt, by key.
std::vector<std::u32string> const& front_words(std::string_view key);

}  // namespace zs::catalogue::recognise
