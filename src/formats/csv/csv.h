#pragma once

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"

namespace zs::formats {

/// Values separated by commas, semicolons or tabs (RFC 4180, with quotes), as one table. Lines before the
/// first one with several values are paragraphs: titles above the header. Errors: malformed_document,
/// too_large.
Result<documents::Document> read_csv(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
