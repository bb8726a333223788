#pragma once

#include <exception>
#include <optional>

#include "base/error.h"

namespace zs::app {

/// What can be said about a failure that nobody below the request could act on, but whoever asked can: the
/// database is away, the disk is full. Nothing for a bug.
std::optional<Error> error_of(std::exception const& failure);

}  // namespace zs::app
