#pragma once

#include <cstdint>
#include <vector>

namespace zs {

/// Which part of a list is wanted. Use cases clamp `limit` to 1…kMaxPageLimit and `offset` to 0 and more.
struct PageRequest {
    std::int64_t offset = 0;
    std::int64_t limit = 50;
};

inline constexpr std::int64_t kMaxPageLimit = 1'000;
/// For what tells all of a list, asked for by no user.
inline constexpr PageRequest kAllRows{0, 1LL << 40};

template <class T>
struct Page {
    std::int64_t total = 0;
    std::int64_t offset = 0;
    std::int64_t limit = 0;
    std::vector<T> rows;
};

}  // namespace zs
