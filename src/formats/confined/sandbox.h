#pragma once

#include <string_view>

#include "base/limits.h"

namespace zs::formats {

/// Has libraries open the files that they look at when they are first used, as far as these bytes may need
/// it.
void use_files_before_sandbox(std::string_view bytes);

enum class Confined {
    child,   ///< has one thread and writes to descriptor 1; what is forbidden kills it
    process  ///< may start threads and write to descriptors 1 and 2; what is forbidden is SIGSYS
};

/// Gives up, for good, everything that reading bytes in memory does not need: memory and processor beyond the
/// limits, files, network, processes, new privileges. To be called by the only thread. False when the kernel
/// refuses.
bool enter_sandbox(Limits const& limits, Confined who = Confined::child);

/// False in builds with sanitizers, whose run-time needs what the sandbox forbids: only the lesser limits
/// hold there.
bool sandbox_is_whole();

}  // namespace zs::formats
