#pragma once

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"

namespace zs::formats {

/// How what a recognition program found goes to the reading child: "zhunsheng-scan/1", then a line each of
///   page NUMBER WIDTH HEIGHT
///   rule h|v AT FROM TO
///   word LEFT TOP RIGHT BOTTOM SURE TEXT
/// in points from the upper left corner; SURE is 0 to 100. A page's lines follow its `page`.
inline constexpr std::string_view kScanMark = "zhunsheng-scan/1\n";

/// Paragraphs and tables of recognised pages. What the program was not sure of is told in notices
/// "uncertain_text" at the place where it stands. Errors: malformed_document, too_large.
Result<documents::Document> read_scan(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
