#include "campaign/effect.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace zs::campaign {
namespace {

using Key = std::tuple<ItemId, int, OrganisationId, DutyRole>;

Key key_of(Duty const& duty, ItemId item) {
    return {item, duty.clause, duty.organisation_id, duty.role};
}

/// Which of the wanted duties are not taken yet.
class WantedDuties {
  public:
    explicit WantedDuties(std::vector<Duty> const& wanted) {
        for (auto const& duty : wanted)
            by_key_.emplace(key_of(duty, duty.item_id), &duty);
    }
    Duty const* take(Key const& key) {
        auto const found = by_key_.find(key);
        if (found == by_key_.end()) return nullptr;
        auto const* const out = found->second;
        by_key_.erase(found);
        return out;
    }
    [[nodiscard]] bool has(Duty const& duty) const { return by_key_.contains(key_of(duty, duty.item_id)); }

  private:
    std::map<Key, Duty const*> by_key_;
};

bool is_answered(AssignmentState state) {
    return state != AssignmentState::open && state != AssignmentState::draft &&
           state != AssignmentState::withdrawn;
}

/// When a filing has to be looked at again for one of the items it answers, it is for all.
void reopen_together(Effects& effects) {
    std::set<AnswerKey> reopened;
    for (auto const& pair : effects.reopened) {
        if (is_answered(pair.present.state)) reopened.insert(answer_key(pair.present.duty));
    }
    auto const stays = [&](Effects::Pair const& pair) {
        return !is_answered(pair.present.state) || !reopened.contains(answer_key(pair.present.duty));
    };
    auto const first = std::stable_partition(effects.kept.begin(), effects.kept.end(), stays);
    effects.reopened.insert(effects.reopened.end(), first, effects.kept.end());
    effects.kept.erase(first, effects.kept.end());
}

}  // namespace

AnswerKey answer_key(Duty const& duty) {
    return {duty.organisation_id, duty.request_id, duty.request_id ? ItemId{} : duty.item_id};
}

Effects effects_of(std::vector<PresentDuty> const& present, std::vector<Duty> const& wanted,
                   std::map<ItemId, ItemId> const& became) {
    Effects out;
    WantedDuties open(wanted);
    for (auto const& one : present) {
        auto const next = became.find(one.duty.item_id);
        auto const item = next == became.end() ? one.duty.item_id : next->second;
        auto const* const same = open.take(key_of(one.duty, item));
        if (same == nullptr) {
            if (one.state != AssignmentState::withdrawn) out.gone.push_back(one);
            continue;
        }
        bool const reopens =
            one.state == AssignmentState::withdrawn || same->text_digest != one.duty.text_digest;
        (reopens ? out.reopened : out.kept).push_back({one, *same});
    }
    for (auto const& duty : wanted) {
        if (open.has(duty)) out.fresh.push_back(duty);
    }
    reopen_together(out);
    return out;
}

}  // namespace zs::campaign
