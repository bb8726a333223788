#pragma once

#include "main/commands.h"

namespace zs {

int compare_command(Arguments const& arguments);

}  // namespace zs
