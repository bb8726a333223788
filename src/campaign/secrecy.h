#pragma once

#include "campaign/scope.h"

namespace zs::campaign {

/// Where work secrets (工作秘密) may be opened: by the unit that keeps them and by those who review, inspect
/// or decide there. Looking on does not suffice, nor does being an administrator.
Reach secrets_reach(Scope const& scope);

}  // namespace zs::campaign
