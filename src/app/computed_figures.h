#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "campaign/figures/figures.h"
#include "campaign/scope.h"
#include "store/campaign.h"
#include "store/ledger.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
class Database;
}  // namespace zs::store

namespace zs::app {

/// What a ledger answers to an item: over all its rows, and month by month.
struct ComputedFigure {
    store::Ledger ledger;
    ItemId item_id;
    std::string item_number;
    store::LedgerResult result;
    std::vector<store::LedgerResult> months;
};

struct FigureWish {
    std::optional<ItemId> item_id = {};
    std::optional<OrganisationId> organisation_id = {};
};

/// Of the newest measured ledger of each body and kind in a campaign, for the measures that somebody
/// confirmed for items of its catalogue.
std::vector<ComputedFigure> computed_figures(store::Connection& connection, store::Campaign const& campaign,
                                             campaign::Reach const& reach, FigureWish const& wanted);

/// The rates that the body's own ledger contradicts, in words.
std::vector<std::string> computed_otherwise(std::vector<ComputedFigure> const& computed,
                                            std::vector<campaign::StatedRate> const& rates);

/// The computed figures of a campaign's items, as far as the caller sees the ledgers.
class ComputedFigures {
  public:
    ComputedFigures(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    Result<std::vector<ComputedFigure>> list(CampaignId id, FigureWish const& wanted,
                                             Caller const& who) const;

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
