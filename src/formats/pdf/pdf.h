#pragma once

#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"
#include "formats/positioned/page.h"

namespace zs::formats {

/// Text and lines of a PDF, put together to paragraphs and tables by positioned/assemble.h.
/// Errors: malformed_document, unsupported (a password is needed, or all pages are pictures), too_large.
Result<documents::Document> read_pdf(std::string_view bytes, Limits const& limits);

/// The pages before that.
Result<std::vector<PositionedPage>> read_pdf_pages(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
