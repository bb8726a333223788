#pragma once

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"

namespace zs::formats {

/// Plain text: one Paragraph of kind `line` for every physical line, blank lines and tabs kept, place.line
/// set.
Result<documents::Document> read_text(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
