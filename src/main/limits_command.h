#pragma once

#include "main/commands.h"

namespace zs {

/// `zhunsheng limits FILE… [--format json|table|csv]`: the demands with a number of every item (量化要求), of
/// documents and of catalogues in JSON. Exit status as `read`.
int limits_command(Arguments const& arguments);

}  // namespace zs
