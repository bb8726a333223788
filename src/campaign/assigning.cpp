#include "campaign/assigning.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace zs::campaign {
namespace {

/// The duties of one item, by clause, body and role.
class OfItem {
  public:
    OfItem(DutyItem const& item, UnitMeanings const& meanings) : item_(item), meanings_(meanings) {
        for (auto const& named : item.named) {
            if (named.clause == kWholeItem) continue;
            in_clauses_.insert(named.lead.begin(), named.lead.end());
            in_clauses_.insert(named.responsible.begin(), named.responsible.end());
        }
    }

    std::vector<Duty> run(std::optional<std::string> const& due_on) {
        for (bool const group : {false, true}) {
            for (auto const& named : item_.named) {
                for (auto const unit : named.lead)
                    add(named, unit, DutyRole::lead, group);
                for (auto const unit : named.responsible)
                    add(named, unit, DutyRole::responsible, group);
            }
        }
        for (auto& duty : out_)
            duty.due_on = item_.due_on ? item_.due_on : due_on;
        return std::move(out_);
    }

  private:
    void add(NamedUnits const& named, UnitId unit, DutyRole role, bool group) {
        // A unit that a clause names answers for its clauses, not for the whole item as well.
        if (named.clause == kWholeItem && in_clauses_.contains(unit)) return;
        auto const meaning = meanings_.find(unit);
        if (meaning == meanings_.end() || meaning->second.group != group) return;
        for (auto const organisation : meaning->second.organisations) {
            if (group && (by_name_.contains({organisation, role}) ||
                          by_name_.contains({organisation, DutyRole::lead})))
                continue;
            if (!seen_.insert({named.clause, organisation, role}).second) continue;
            if (!group) by_name_.insert({organisation, role});
            out_.push_back({item_.id, named.clause, organisation, role,
                            group ? std::optional(unit) : std::nullopt, item_.request_id, item_.position,
                            std::nullopt, named.text_digest});
        }
    }

    DutyItem const& item_;
    UnitMeanings const& meanings_;
    std::set<UnitId> in_clauses_;
    std::set<std::pair<OrganisationId, DutyRole>> by_name_;
    std::set<std::tuple<int, OrganisationId, DutyRole>> seen_;
    std::vector<Duty> out_;
};

}  // namespace

std::vector<Duty> duties_of(std::vector<DutyItem> const& items, UnitMeanings const& meanings,
                            std::optional<std::string> const& due_on) {
    std::vector<Duty> out;
    for (auto const& item : items) {
        auto of_item = OfItem(item, meanings).run(due_on);
        std::move(of_item.begin(), of_item.end(), std::back_inserter(out));
    }
    return out;
}

}  // namespace zs::campaign
