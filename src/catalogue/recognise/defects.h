#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/recognise/front_matter.h"
#include "documents/document.h"

namespace zs::catalogue::recognise {

/// Adds findings that need the document: totals that only its words state, left-over mark-up. What can be
/// seen in the catalogue alone is found by src/lint. Rules and severities: defect_rules.h.
void add_defects(documents::Document const& document, FrontMatter const& front, Catalogue& catalogue);

// Its parts.
void add_count_defects(FrontMatter const& front, Catalogue& catalogue);
void add_leftover_defects(documents::Document const& document, Catalogue& catalogue);

}  // namespace zs::catalogue::recognise
