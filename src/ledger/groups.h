#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/cells.h"

namespace zs::ledger {

/// Numbers for the distinct values of a column, in order of appearance. One for each worker. Names of
/// customary length are compared as words that together hold every byte (some of them twice), without
/// branches. The names that come again and again are found in a small table with a cheap key first; a name
/// that is not there costs one comparison more, so that no choice of names makes it slow.
class Groups {
  public:
    Groups() : slots_(kFirstSlots), recent_(kRecent) {}

    std::uint32_t id_of(std::string_view name) {
        std::size_t const size = name.size();
        if (size < 16 || size > 48) return id_of_rare(name);
        char const* const at = name.data();
        std::size_t const last = size - 16;
        Pair const begin = load_pair(at);
        Pair const middle = load_pair(at + std::min<std::size_t>(16, last));
        Pair const end = load_pair(at + last);
        auto const key = (begin.first ^ middle.first) * 0x9E3779B97F4A7C15U +
                         end.second * 0xC2B2AE3D27D4EB4FU + begin.second * 0xD6E8FEB86659FD93U;
        auto& recent = recent_[key >> (64U - kRecentBits)];
        auto const different = (recent.begin.first ^ begin.first) | (recent.begin.second ^ begin.second) |
                               (recent.middle.first ^ middle.first) | (recent.middle.second ^ middle.second) |
                               (recent.end.first ^ end.first) | (recent.end.second ^ end.second) |
                               (recent.size ^ size);
        if (different == 0) [[likely]]
            return recent.id;
        auto const id = id_of_rare(name);
        recent = {begin, middle, end, size, id};
        return id;
    }
    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] std::string_view name(std::size_t id) const { return names_[id]; }

  private:
    static constexpr std::size_t kFirstSlots = 1024;
    static constexpr unsigned kRecentBits = 10;
    static constexpr std::size_t kRecent = std::size_t{1} << kRecentBits;
    using Words = std::array<std::uint64_t, 6>;

    struct Pair {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
    };
    static Pair load_pair(char const* at) { return {detail::load8(at), detail::load8(at + 8)}; }
    struct Recent {
        Pair begin, middle, end;
        std::size_t size = 0;  ///< 0: free; no name that is looked for here is as short
        std::uint32_t id = 0;
    };

    std::uint32_t id_of_rare(std::string_view name) {
        if (name.size() < 8 || name.size() > 48) return id_of_unusual(name);
        std::size_t const last = name.size() - 8;
        auto const word = [&](std::size_t at) { return detail::load8(name.data() + std::min(at, last)); };
        Words const words = {word(0), word(8), word(16), word(24), word(32), word(last)};
        auto const size = static_cast<std::uint32_t>(name.size());
        auto const hash = hash_of(words, size);
        for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            auto const& slot = slots_[at];
            if (slot.id == 0) return insert(name, {0, hash, size, words});
            if (slot.size == size && same(slot.words, words)) return slot.id - 1;
        }
    }

    struct Slot {
        std::uint32_t id = 0;  ///< 0 free, else id + 1
        std::uint32_t hash = 0;
        std::uint32_t size = 0;
        Words words{};  ///< of a name of 8 to 48 bytes
    };

    static bool same(Words const& a, Words const& b) {
        return ((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2]) | (a[3] ^ b[3]) | (a[4] ^ b[4]) |
                (a[5] ^ b[5])) == 0;
    }
    /// The products do not wait for each other; every bit of a word reaches the upper half of its product.
    static std::uint32_t hash_of(Words const& words, std::uint32_t size) {
        auto const hash = (words[0] ^ size) * 0x9E3779B97F4A7C15U + words[1] * 0xC2B2AE3D27D4EB4FU +
                          words[2] * 0x165667B19E3779F9U + words[3] * 0xD6E8FEB86659FD93U +
                          words[4] * 0xA0761D6478BD642FU + words[5] * 0xE7037ED1A0B428DBU;
        return static_cast<std::uint32_t>((hash ^ hash >> 29U) >> 32U);
    }
    std::uint32_t id_of_unusual(std::string_view name);
    std::uint32_t insert(std::string_view name, Slot slot);

    std::vector<Slot> slots_;
    std::vector<Recent> recent_;
    std::deque<std::string> names_;  // addresses stay
};

}  // namespace zs::ledger
