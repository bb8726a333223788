#pragma once

#include "catalogue/catalogue.h"
#include "documents/document.h"

namespace zs::requirements {

/// What recognition leaves to this room: the limits of every item and, from the prose of the document, the
/// plan. What the catalogue has already stays.
void complete(documents::Document const& document, catalogue::Catalogue& catalogue);

}  // namespace zs::requirements
