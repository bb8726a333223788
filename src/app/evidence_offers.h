#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "campaign/offers/offers.h"
#include "store/evidence.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

/// What is to be filed: a material request, or an item that has none.
struct OfferQuery {
    CampaignId campaign_id;
    OrganisationId organisation_id;  ///< who files; the caller must be allowed to
    std::optional<MaterialRequestId> request_id = {};
    std::optional<ItemId> item_id = {};
    std::optional<std::int64_t> part = {};  ///< place of the part in the request, from 0
};

struct OfferedEvidence {
    store::Evidence evidence;
    double fit = 0;
    std::vector<campaign::OfferReason> reasons;
};

/// Before an upload: what is in the library already and fits. Taking it counts as filing.
class EvidenceOffers {
  public:
    EvidenceOffers(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    Result<std::vector<OfferedEvidence>> list(OfferQuery const& query, Caller const& who) const;
    /// For a submission, or a part of it.
    Result<std::vector<OfferedEvidence>> list(SubmissionId id, std::optional<std::int64_t> part,
                                              Caller const& who) const;

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
