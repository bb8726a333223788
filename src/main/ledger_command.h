#pragma once

#include "main/commands.h"

namespace zs {

/// `zhunsheng ledger measure|sql|template|kinds …`
int ledger_command(Arguments const& arguments);

}  // namespace zs
