#pragma once

#include <string>
#include <vector>

#include "catalogue/recognise/assignments.h"
#include "catalogue/recognise/marks.h"
#include "documents/document.h"

namespace zs::catalogue::recognise {

/// A paragraph with what it assigns.
struct Passage {
    std::string text;  ///< without assignments
    Mark mark;
    documents::Place place;
    TaskAssignment assignment;
    bool only_assigns = false;  ///< nothing but an assignment to what stands above
};

/// The paragraphs of a text without tables. Lines that the width of a page has broken are one again.
std::vector<Passage> passages_of(std::vector<documents::Paragraph const*> const& paragraphs);

}  // namespace zs::catalogue::recognise
