#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"

namespace zs::formats {

/// Work on untrusted bytes that rooms above this one bring along: its bytes in, its bytes out.
struct ConfinedTask {
    std::string_view name;  ///< as on the child's command line: "fill-template"
    std::function<Result<std::string>(std::string_view bytes)> run;
};

/// Has the task of that name done in a child of this program (run_confined_child knows it by name), confined
/// like reading: no network, no files, no processes, bounded memory and time. Errors: the task's own; else
/// those of read_document_confined.
Result<std::string> run_confined_task(std::string_view name, std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
