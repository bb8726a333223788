#pragma once

#include <vector>

#include "documents/document.h"
#include "formats/positioned/page.h"

namespace zs::formats {

/// Makes the characters of all pages fit for text and tells what it did: control characters go, Kangxi
/// radicals that some programs write for ordinary characters become these, characters that stand askew
/// (watermarks) are left out, characters without a known meaning are counted.
void prepare_characters(std::vector<PositionedPage>& pages, std::vector<documents::Notice>& notices);

}  // namespace zs::formats
