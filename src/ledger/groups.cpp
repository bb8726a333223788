#include "ledger/groups.h"

namespace zs::ledger {

std::uint32_t Groups::insert(std::string_view name, std::uint32_t hash) {
    auto const put = [this](Slot const& slot) {
        std::size_t at = slot.hash & (slots_.size() - 1);
        while (slots_[at].id != 0)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    };
    if ((names_.size() + 1) * 2 > slots_.size()) {
        auto const before = std::move(slots_);
        slots_.assign(before.size() * 2, Slot());
        for (auto const& slot : before) {
            if (slot.id != 0) put(slot);
        }
    }
    auto const& kept = names_.emplace_back(name);
    auto const id = static_cast<std::uint32_t>(names_.size());
    put({id, hash, kept.data(), kept.size()});
    return id - 1;
}

}  // namespace zs::ledger
