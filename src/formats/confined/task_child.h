#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace zs::formats {

constexpr char const* kTaskCommand = "confined-task";

/// What the child of run_confined_task() writes.
std::string encode_task_answer(Result<std::string> const& answer);

}  // namespace zs::formats
