#pragma once

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"

namespace zs::formats {

/// An OFD file (GB/T 33190): characters and lines of its pages and their templates, put together to
/// paragraphs and tables by positioned/assemble.h. Errors: malformed_document, unsupported (no text),
/// too_large.
Result<documents::Document> read_ofd(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
