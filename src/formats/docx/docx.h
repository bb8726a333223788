#pragma once

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"

namespace zs::formats {

/// Word processing documents (ECMA-376 part 1, 17). Body paragraphs and tables in reading order; `place.line`
/// of a paragraph is its ordinal. Tracked changes are taken as accepted, hidden text is left out, generated
/// numbers are part of the text; each of these is said in a Notice. A nested table, a text box or a note
/// follows the block it stands in.
Result<documents::Document> read_docx(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
