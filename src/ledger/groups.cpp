#include "ledger/groups.h"

namespace zs::ledger {

/// Very short and very long names: by their bytes.
std::uint32_t Groups::id_of_unusual(std::string_view name) {
    std::uint64_t hash = name.size();
    for (char const c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    auto const folded = static_cast<std::uint32_t>(hash ^ hash >> 32U);
    auto const size = static_cast<std::uint32_t>(name.size());
    for (std::size_t at = folded & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
        auto const& slot = slots_[at];
        if (slot.id == 0) return insert(name, {0, folded, size, {}});
        if (slot.size == size && slot.hash == folded && names_[slot.id - 1] == name) return slot.id - 1;
    }
}

std::uint32_t Groups::insert(std::string_view name, Slot slot) {
    auto const put = [this](Slot const& one) {
        std::size_t at = one.hash & (slots_.size() - 1);
        while (slots_[at].id != 0)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = one;
    };
    if ((names_.size() + 1) * 2 > slots_.size()) {
        auto const before = std::move(slots_);
        slots_.assign(before.size() * 2, Slot());
        for (auto const& one : before) {
            if (one.id != 0) put(one);
        }
    }
    names_.emplace_back(name);
    slot.id = static_cast<std::uint32_t>(names_.size());
    put(slot);
    return slot.id - 1;
}

}  // namespace zs::ledger
