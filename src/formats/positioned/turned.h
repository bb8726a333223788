#pragma once

#include "formats/positioned/page.h"

namespace zs::formats {

/// Turns a page so that most of its characters stand upright: wide tables are often printed sideways.
void turn_upright(PositionedPage& page);

}  // namespace zs::formats
