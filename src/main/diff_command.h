#pragma once

#include "main/commands.h"

namespace zs {

int diff_command(Arguments const& arguments);

}  // namespace zs
