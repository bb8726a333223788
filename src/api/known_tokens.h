#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <string_view>

namespace zs::api {

/// Session tokens that were good a while ago, as far as there is room: tells which way a request takes, never
/// what it may do. For many threads at once.
class KnownTokens {
  public:
    void add(std::string_view token) {
        auto const hash = std::hash<std::string_view>()(token);
        slots_[hash % slots_.size()].store(hash, std::memory_order_relaxed);
    }
    [[nodiscard]] bool has(std::string_view token) const {
        auto const hash = std::hash<std::string_view>()(token);
        return !token.empty() && slots_[hash % slots_.size()].load(std::memory_order_relaxed) == hash;
    }

  private:
    std::array<std::atomic<std::size_t>, 4096> slots_{};
};

}  // namespace zs::api
