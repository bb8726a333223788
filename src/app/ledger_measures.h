#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "app/ledger_job.h"
#include "base/error.h"
#include "ledger/kinds.h"
#include "store/ledger.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
class Database;
}  // namespace zs::store

namespace zs::app {

using store::LedgerMeasure;

// What the use cases over ledgers share.

bool catalogue_exists(store::Connection& connection, CatalogueId id);
/// Every field at most once, and only fields of the kind.
Result<void> check_mapping(LedgerMapping const& mapping, ledger::Kind const& kind);
/// The measures of a ledger: those confirmed for its catalogue, then the ones carried along for its kind.
std::vector<std::string> definitions_of(store::Connection& connection, store::Ledger const& ledger);
std::vector<std::string> stored_definitions(std::vector<store::LedgerResult> const& results);
std::optional<std::string> result_of_measure(std::vector<store::LedgerResult> const& results,
                                             std::string const& measure);
/// A measure of the catalogue: confirmed (then it has an id), or proposed from an item's limits.
struct MeasureProposal {
    std::optional<LedgerMeasureId> id;
    std::optional<ItemId> item_id;
    std::string item_number;
    std::string item_text;
    std::string quote;  ///< the words of the limit it answers
    std::string kind;
    std::string kind_title;
    std::string name;
    std::string definition;
    std::string target;
    std::optional<std::string> confirmed_by;
};

/// Which figures of which ledgers answer which items of a catalogue.
class LedgerMeasures {
  public:
    LedgerMeasures(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// The confirmed ones first, then what the limits of the items suggest.
    Result<std::vector<MeasureProposal>> list(CatalogueId id) const;
    Result<LedgerMeasure> confirm(CatalogueId id, std::optional<ItemId> item_id,
                                  std::string const& definition, Caller const& who);
    Result<void> remove(LedgerMeasureId id, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
