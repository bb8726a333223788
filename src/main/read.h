#pragma once

#include "main/commands.h"

namespace zs {

/// `zhunsheng read FILE… [--format json|table|csv]`: the catalogue of each file on standard output, findings
/// on standard error. 0: read (with or without findings), 2: a file cannot be read, 3: a file holds no table.
int read_command(Arguments const& arguments);

}  // namespace zs
