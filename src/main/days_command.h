#pragma once

#include "main/commands.h"

namespace zs {

/// `zhunsheng days add|between|why|list|laws …`
int days_command(Arguments const& arguments);

}  // namespace zs
