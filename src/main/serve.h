#pragma once

#include "main/commands.h"

namespace zs {

/// `zhunsheng serve`: opens or creates the data folder and answers until SIGTERM or SIGINT.
int serve_command(Arguments const& arguments);

}  // namespace zs
