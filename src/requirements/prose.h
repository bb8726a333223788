#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "documents/document.h"

namespace zs::requirements {

/// A paragraph of the prose around the tables, its lines joined, white space and markup removed.
struct ProseParagraph {
    int level = 0;  ///< 1: 一、 2: （一） 3: 1. – by its mark; 0: none
    bool heading = false;
    std::string title;  ///< a heading's words, or the first sentence of a marked paragraph if it is short
    std::string text;   ///< what follows the title; all of it where there is none
    catalogue::Source source;
};

/// The prose of a document. Where tables lie flattened in lines, what comes before the first item.
std::vector<ProseParagraph> prose_of(documents::Document const& document,
                                     catalogue::Catalogue const& catalogue);

/// Index behind the last paragraph that belongs to the section that begins at `at`.
std::size_t section_end(std::vector<ProseParagraph> const& prose, std::size_t at);

}  // namespace zs::requirements
