#pragma once

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "documents/document.h"

namespace zs::catalogue::recognise {

/// Reads the catalogue (DESIGN §6) a document holds: from its tables, or from lines of plain text in which
/// tables lie flattened. What is doubtful stands in `findings` and lowers an item's confidence.
/// Errors: not_found where the document holds no list of items.
Result<Catalogue> recognise(documents::Document const& document);

/// Loads what the first recognition would load: for callers that wait for a document anyway.
void prepare();

}  // namespace zs::catalogue::recognise
