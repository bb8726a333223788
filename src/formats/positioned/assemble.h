#pragma once

#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"
#include "formats/positioned/page.h"

namespace zs::formats {

/// Makes a Document of characters and lines: tables where ruling lines cross, paragraphs elsewhere, running
/// heads and page numbers told apart. Errors: too_large.
Result<documents::Document> assemble(std::vector<PositionedPage> pages, Limits const& limits);

}  // namespace zs::formats
