#pragma once

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"

namespace zs::formats {

/// HTML as browsers, Word ("save as web page") and Excel write it. White space collapses as on screen;
/// scripts, styles and what is not displayed are left out; rows that are not displayed are read as hidden.
/// The character set comes from the byte order mark, the declaration, or a guess that is told in a Notice.
Result<documents::Document> read_html(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
