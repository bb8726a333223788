#pragma once

#include <string>

#include "base/error.h"
#include "catalogue/catalogue.h"

namespace zs {

/// A document (read in a confined child, recognised) or a file of the interchange form, whichever it is; with
/// its limits read from the items' words where the file has none. The error names the path.
Result<catalogue::Catalogue> load_catalogue(std::string const& path);

/// `-` is standard input.
Result<std::string> read_whole_file(std::string const& path);

}  // namespace zs
