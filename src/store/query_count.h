#pragma once

#include <cstdint>

namespace zs::store {

/// Queries that this thread has begun, on any connection: a list must not begin more of them for more rows.
std::int64_t query_count();

}  // namespace zs::store
