#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace zs::report {

/// A .docx with that text across every page and in the page header, a .xlsx with it in the header and the
/// footer of every sheet. What the headers held before stays. Errors: those of reading the file.
Result<std::string> with_watermark(std::string_view bytes, std::string const& text);

}  // namespace zs::report
