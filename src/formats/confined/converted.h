#pragma once

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"
#include "formats/confined/confined.h"

namespace zs::formats {

/// A picture or a scanned PDF as Tesseract reads it, put together in a child like any other.
Result<documents::Document> read_recognised(std::string_view bytes, std::string_view file_name,
                                            Limits const& limits, ChildStart start);

/// The file as other programs understand it (external/convert.h), read in a child like any other.
Result<documents::Document> read_converted(std::string_view bytes, std::string_view file_name,
                                           Limits const& limits, ChildStart start);

}  // namespace zs::formats
