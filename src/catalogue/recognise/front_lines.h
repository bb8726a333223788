#pragma once

#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "documents/document.h"

namespace zs::catalogue::recognise {

/// A line of running text around the tables, without mark-up and bookmarks.
struct FrontLine {
    std::u32string text;  ///< white space collapsed
    documents::Place place;
    bool from_sheet_name = false;
};

/// The lines in front of the first item of any list: paragraphs, captions, rows of one cell; headers left
/// out.
std::vector<FrontLine> lines_before_items(documents::Document const& document, Catalogue const& recognised);
/// The paragraphs behind the last item.
std::vector<FrontLine> lines_after_items(documents::Document const& document, Catalogue const& recognised);

}  // namespace zs::catalogue::recognise
