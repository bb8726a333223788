#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"

namespace zs::formats {

/// Whether Tesseract with Chinese and pdftoppm are installed.
bool can_recognise_text();

/// What to install, for a picture or a scanned PDF that cannot be read here.
Error no_text_recognition();

/// The words and ruling lines of a picture, or of the pages of a scanned PDF, in the form that read_scan
/// takes (scan/scan.h). Every program runs confined (run.h). Errors: unsupported (not installed), those of
/// run_external, too_large for too many pages.
Result<std::string> recognise_text(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
