#pragma once

#include <optional>
#include <vector>

#include "catalogue/catalogue.h"
#include "documents/document.h"

namespace zs::requirements {

/// What recognition leaves to this room: the limits of every item and, from the prose of the document, the
/// plan. What the catalogue has already stays.
void complete(documents::Document const& document, catalogue::Catalogue& catalogue);

/// The same in two steps, so that others may look at the catalogue during the first.
struct Completion {
    std::vector<std::vector<catalogue::Limit>>
        limits;  ///< of the items of all lists; empty where nothing is to be added
    std::optional<catalogue::Plan> plan;
};
Completion completion_of(documents::Document const& document, catalogue::Catalogue const& catalogue);
void add(Completion completion, catalogue::Catalogue& catalogue);

/// Loads the words that complete() needs; its first call does so otherwise.
void prepare();

}  // namespace zs::requirements
