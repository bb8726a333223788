#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "app/standing.h"
#include "base/error.h"
#include "base/page.h"
#include "campaign/figures/figures.h"
#include "store/figure_store.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
class Database;
struct Evidence;
}  // namespace zs::store

namespace zs::app {

/// A figure of a text that is stated otherwise elsewhere, and where.
struct Contradiction {
    campaign::Figure figure;
    std::vector<store::StoredFigure> others;
};

/// What can be said against the figures of a text.
struct FigureDoubts {
    std::vector<campaign::RateDoubt> rates;
    std::vector<Contradiction> contradictions;
};

/// Compares a text with what its organisation has `stated` elsewhere; `self` is left out. For the checks of a
/// submission, in the transaction of the caller, who has settled that it may be seen.
FigureDoubts figure_doubts(store::Connection& connection, OrganisationId organisation_id,
                           std::string const& text, std::string const& period, store::Stated stated,
                           std::optional<std::int64_t> self_submission_id = std::nullopt);

/// What somebody may be told of the figures of a place.
store::Stated stated_for(Scope const& scope, Place const& place);

/// Keeps what a text states, or, with an empty text, forgets it.
void index_figures(store::Connection& connection, store::Evidence const& evidence, std::string const& text);
void index_figures(store::Connection& connection, OrganisationId organisation_id, std::int64_t submission_id,
                   std::string const& text, std::string const& period);

/// The whole year that two days enclose, or "".
std::string period_of_days(std::optional<std::string> const& since, std::optional<std::string> const& until);

/// The same fact with two values, percentages that do not follow (一致性核对).
class Consistency {
  public:
    Consistency(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// What the organisations within the caller's sight state with two values, with all places.
    Result<Page<store::DoubtfulFact>> contradictions(PageRequest page, Caller const& who) const;
    /// Of one record of evidence.
    Result<FigureDoubts> of_evidence(EvidenceId id, Caller const& who) const;
    /// Of a text that is being written.
    Result<FigureDoubts> of_text(OrganisationId organisation_id, std::string const& text,
                                 Caller const& who) const;

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
