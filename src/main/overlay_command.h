#pragma once

#include "main/commands.h"

namespace zs {

int overlay_command(Arguments const& arguments);

}  // namespace zs
