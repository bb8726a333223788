#pragma once

#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/pieces.h"

namespace zs::catalogue::recognise {

/// How the headings and the texts of a flattened table are numbered.
struct MarkStyles {
    MarkStyle outer = MarkStyle::none;  ///< of headings of level 1; none: they carry no mark
    MarkStyle inner = MarkStyle::none;  ///< of headings of level 2
    MarkStyle text = MarkStyle::none;   ///< of texts, where no column holds their numbers
    bool plain_outer = false;           ///< level 1 has a column, and its headings carry no mark
    bool plain_inner = false;
};
MarkStyles find_mark_styles(PieceTable const& table);

constexpr std::size_t kLongestHeading = 45;  // characters

}  // namespace zs::catalogue::recognise
