#pragma once

#include "base/limits.h"

namespace zs::formats {

/// Gives up, for good, everything that reading bytes in memory does not need: memory and processor beyond the
/// limits, files, network, processes, new privileges. Descriptors 0 (read) and 1 (write) stay. False when the
/// kernel refuses.
bool enter_sandbox(Limits const& limits);

/// False in builds with sanitizers, whose run-time needs what the sandbox forbids: only the lesser limits
/// hold there.
bool sandbox_is_whole();

}  // namespace zs::formats
