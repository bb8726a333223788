#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/cells.h"

namespace zs::ledger {

/// Numbers for the distinct values of a column, in order of appearance. One for each worker.
class Groups {
  public:
    Groups() : slots_(kFirstSlots) {}

    std::uint32_t id_of(std::string_view name) {
        auto const hash = hash_of(name);
        for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            auto const& slot = slots_[at];
            if (slot.id == 0) return insert(name, hash);
            if (slot.hash == hash && same(slot, name)) return slot.id - 1;
        }
    }
    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] std::string_view name(std::size_t id) const { return names_[id]; }

  private:
    static constexpr std::size_t kFirstSlots = 1024;

    struct Slot {
        std::uint32_t id = 0;  ///< 0 free, else id + 1
        std::uint32_t hash = 0;
        char const* text = nullptr;
        std::size_t size = 0;
    };

    static bool same(Slot const& slot, std::string_view name) {
        return slot.size == name.size() && std::memcmp(slot.text, name.data(), name.size()) == 0;
    }
    /// Eight bytes at a time; the last eight overlap, so nothing beyond the name is read.
    static std::uint32_t hash_of(std::string_view name) {
        constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
        std::uint64_t hash = name.size() * kOdd;
        if (name.size() >= 8) {
            for (std::size_t at = 0; at + 8 < name.size(); at += 8)
                hash = (hash ^ detail::load8(name.data() + at)) * kOdd, hash ^= hash >> 32U;
            hash = (hash ^ detail::load8(name.data() + name.size() - 8)) * kOdd;
        } else {
            for (char const c : name)
                hash = (hash ^ static_cast<unsigned char>(c)) * kOdd;
        }
        return static_cast<std::uint32_t>(hash >> 32U);
    }
    std::uint32_t insert(std::string_view name, std::uint32_t hash);

    std::vector<Slot> slots_;
    std::deque<std::string> names_;  // addresses stay
};

}  // namespace zs::ledger
