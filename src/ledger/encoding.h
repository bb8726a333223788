#pragma once

#include <string>
#include <string_view>

namespace zs::ledger {

/// UTF-8 as it is, anything else as GB18030; what neither is becomes U+FFFD. For names and headers only: the
/// rows of a ledger stay in their own bytes, because commas, quotes and line breaks are the same in both.
std::string to_utf8_text(std::string_view bytes);
/// Nothing (empty) if a character has no place in GB18030.
std::string to_gb18030(std::string_view utf8);

}  // namespace zs::ledger
