#pragma once

#include <vector>

#include "formats/positioned/text_line.h"

namespace zs::formats {

/// What stands outside tables on one page.
struct FreeText {
    int page = 0;
    double height = 0;              ///< of the page
    std::vector<TextLine> lines;    ///< from top to bottom
    std::vector<TextLine> running;  ///< page numbers, and heads and feet that come on several pages
};

/// Moves page numbers and repeated heads and feet from `lines` to `running`.
void separate_running_lines(std::vector<FreeText>& pages);

}  // namespace zs::formats
