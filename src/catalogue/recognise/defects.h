#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/recognise/front_matter.h"
#include "documents/document.h"

namespace zs::catalogue::recognise {

/// Adds findings for what is wrong in the document itself: counts, numbers, headings, units, texts, left-over
/// mark-up. Rules and severities: defect_rules.h. `correction` is the whole new value of the
/// field a rule is about: the number for rules on numbers, the text otherwise.
void add_defects(documents::Document const& document, FrontMatter const& front, Catalogue& catalogue);

// Its parts, each in its own file.
void add_count_defects(FrontMatter const& front, Catalogue& catalogue);
void add_number_defects(Catalogue& catalogue);
void add_heading_defects(Catalogue& catalogue);
void add_unit_defects(Catalogue& catalogue);
void add_text_defects(Catalogue& catalogue);
void add_duplicate_defects(Catalogue& catalogue);
void add_leftover_defects(documents::Document const& document, Catalogue& catalogue);

}  // namespace zs::catalogue::recognise
