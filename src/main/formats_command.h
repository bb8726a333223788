#pragma once

#include "main/commands.h"

namespace zs {

/// What can be read on this machine, and what to install for the rest.
int formats_command(Arguments const& arguments);

}  // namespace zs
