#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "catalogue/catalogue.h"

namespace zs::catalogue {

/// The interchange form of DESIGN §6, in its field order. Absent optionals are null, except inside `source`.
std::string to_json(Catalogue const& catalogue);
/// Reads the same form. Unknown keys are passed over, so that files of a newer program can be read.
Result<Catalogue> from_json(std::string_view text);

}  // namespace zs::catalogue
