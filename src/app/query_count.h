#pragma once

#include <cstdint>

namespace zs::app {

/// Queries that this thread has begun so far; what others wrote on its behalf (store/group_commit.h) is not
/// among them.
std::int64_t query_count();

}  // namespace zs::app
