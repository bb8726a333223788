#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "documents/document.h"

namespace zs::campaign {

/// The rows of the longest table of a document, for a list or table that is filed: blank rows and the title
/// above the headings are left out, what spans several rows stands in each of them. too_large beyond the most
/// rows an answer holds.
Result<std::vector<std::vector<std::string>>> table_rows(documents::Document const& document);

}  // namespace zs::campaign
