#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "app/campaign_units.h"
#include "base/error.h"
#include "campaign/effect.h"
#include "store/campaign.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

/// A change to try: another version of the catalogue, other bodies for its names, or both. Without `units`,
/// those names keep their bodies that the new version has, too.
struct EffectWish {
    std::optional<CatalogueId> catalogue_id;
    std::optional<std::vector<UnitWish>> units;
};

struct EffectCounts {
    std::int64_t kept = 0;
    std::int64_t reopened = 0;
    std::int64_t fresh = 0;
    std::int64_t gone = 0;
};
ZS_WIRE(EffectCounts, kept, reopened, fresh, gone);

/// One assignment that does not just stay.
struct EffectRow {
    campaign::DutyEffect effect = campaign::DutyEffect::fresh;
    std::string number;
    std::string text;
    std::string organisation_name;
    campaign::DutyRole role = campaign::DutyRole::responsible;
    std::optional<campaign::AssignmentState> state;  ///< as it is now
};

struct EffectPreview {
    EffectCounts counts;
    std::vector<EffectRow> rows;          ///< the first kMaxEffectRows
    std::vector<std::string> made;        ///< bodies that would be made
    std::vector<std::string> unassigned;  ///< names of the catalogue that stand for no body
};

inline constexpr std::size_t kMaxEffectRows = 500;

using store::CampaignChange;

class CampaignEffects {
  public:
    CampaignEffects(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// What every name of the catalogue stands for now, beside what would be proposed.
    Result<std::vector<UnitProposal>> units(CampaignId id, Caller const& who) const;
    Result<EffectPreview> preview(CampaignId id, EffectWish const& wish, Caller const& who) const;
    /// conflict unless the effect is still what the preview counted.
    Result<CampaignChange> apply(CampaignId id, EffectWish const& wish, EffectCounts const& expected,
                                 Caller const& who);
    Result<std::vector<CampaignChange>> changes(CampaignId id, Caller const& who) const;
    /// The last one that is not undone; conflict once something of it was worked on since.
    Result<CampaignChange> undo(CampaignId id, store::CampaignChangeId change_id, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
