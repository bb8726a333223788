#pragma once

#include "main/commands.h"

namespace zs {

/// `zhunsheng openapi`: prints the description of the API.
int openapi_command(Arguments const& arguments);

}  // namespace zs
